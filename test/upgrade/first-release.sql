PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "__drizzle_migrations" (
				id SERIAL PRIMARY KEY,
				hash text NOT NULL,
				created_at numeric
			);
INSERT INTO __drizzle_migrations VALUES(NULL,'2c8a964d4e43448224dcfcae1c2d75235e24a917f27ca494a6b8f9a4b7adc7c8',1795522064694);
INSERT INTO __drizzle_migrations VALUES(NULL,'d91198124b186e655cea4e8412a2562e66c9ed43514c32212995035df7ea9072',1795522065459);
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
INSERT INTO account VALUES('A2dYL8WjZN6rKcBqgjDGLoLHiwCNNNdA','oUQcOQYs6HpuEifLrayohPuHCgXRksSu','credential','oUQcOQYs6HpuEifLrayohPuHCgXRksSu',NULL,NULL,NULL,NULL,NULL,NULL,'49a9df52049acd9703c4485cf14ac32e:5f9fd7a5d32af57deb5c7df2bd9eb0c6429c579e4e3c63332ab83cd6c0de05f70752ebfe16e3256faea186e3bb4beb211345235678cba1f0c1c57c6549afb0a6',1795871147801,1795871147801);
CREATE TABLE `rate_limit` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE TABLE `two_factor` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`verified` integer DEFAULT true,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`role` text DEFAULT 'agent' NOT NULL,
	`brand_ids` text DEFAULT '*' NOT NULL,
	`two_factor_enabled` integer DEFAULT false,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
INSERT INTO user VALUES('oUQcOQYs6HpuEifLrayohPuHCgXRksSu','Asha Rao','asha@kaverihome.example',1,NULL,'admin','*',0,1795871147331,1795871147331);
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
CREATE TABLE `channel_state` (
	`account_id` text NOT NULL,
	`key` text NOT NULL,
	`value` blob NOT NULL,
	PRIMARY KEY(`account_id`, `key`)
);
INSERT INTO channel_state VALUES('demo-phone','twiml/CA6b6511a690be500a9b4d258b6ee256ea/0',X'cc1a3a690d032f7a36355713002681e3aaa8521d9f1e8fbdb8996f09febc8ea40fba7438646be7c322886bd2e6938137d4df4f824294e255f00c5c5d6750f2e3793e82b8297d0e4d1ac11d43094e861b152d138f82326fc0c8cd936ce4177979475e414693a9f619b2510544eff28cd7da12f534a09a03a7d0d0b8eadd7b363fa9284cc4b46a769b66963a830f04398591cda3afb335b175722779981bb63881a386c4e2f3591da99ad36c3bc24e18237eb06e9ffd4e181d53a23ac44c3999711134f29b206969ea5b81545a05d35a4294d0bb77663f31196a56c8ff6f3a9649eb917bef2062528bb5a91acd4b2e107e585216097326f6c1db31e65950109d65de7b14a200df09f44cb0da5447be350fbd968a279c9ce0c6a104acb9a4edcfdae2fb0c80784c96104c634c19d1d1ed01241a9a71cd55f25deb18b75c70c6cb91d5fbdd9e3a6cdf167463279591bc962ad92a4ef08469b477262ec6f8a34795208b9544bf57ce31a2774aa6bdb88c4a14dd7b2c0fe1e92bd2a6d3bbac8e229a328ee55cec0e514d608fdfe5248a9f28e0ecb64c5f1c872f2e08eb9da565749b42680ebebddc28495158cd6ce5dd399402ed9fb1e2772fc3aeb1980a1b1d921183ce6770993154a978afa3e82f956589e3bb42fd34651cb7d6a1f8f8cbe24eeb973c7b7219dc15b8aedee37a3c0ae11409b465fd2015e683ccb33218b4a83215e1f8db7c8ae5f700511b9b8959c94cd3458d6181e8d9f3517caba80b2ea2d52201d85a8de22784cee357648b694a0f79bfb98bab8c8f903c3ac6c1b4afd18cbc6e5e9f8d0282dc04e052ea6e251376b4ef974bb0826c6927e0ff5278a0885d8c0580048c16c48c74bf490ad73e2f1d8353f848400446b16e250f0b42090a182127288635a7ab0700180dd031d3115bf40d511abe6dce4e861e2d657b98584394a385501647540f15bc205a5a1889c0ad04ff7d7edece73114d102e77562a80af54f0ec976041d7bb5a4bd5606c47095d99d62dd9');
INSERT INTO channel_state VALUES('demo-phone','twiml/CA6b6511a690be500a9b4d258b6ee256ea/1',X'82523852902a4ab186d48e1fdfcb8b8375f8055bd4039441a19dfbc2d296943637d1292cb3258debb71f5738faa8b8743d0a3fe12c1564ec5c94938f7b519899d5968f43940025ef7e71663b9938de832b69113c085709c26e29d77ee3d405fe4989c22064b397e88fddfe889f5276fc496c8acfad0bac74a189027cad24028bae62b8901232d856c5d20c9ff3bc7cc3b824e47a87443ae3c7282a2eb800e5d853355f001c68e9a195cc85c5051f83c837b8fec508a5f8236eaf0477181263525a8c07715eccef46503ce067c62ff54e1051354c22a3e610e0d40a614ae82d5927eaf46bd2394ac3145d32a492d8134de3dc598007653ccde7df1e0e03acff8c61e5367e15f39b471abb822832275a7cf311bee4d56848ae4793cd3f8c774884130b16deb04b5e270b1a2f980fc29736947903f0d39b0bf18278808facd503e138189aea86c6f5cbc9dafc2c0ad7850c96173163eedf4a92ff46965dc7143d2edfce24bb1c4a20f41d7298418fb0875b2f0c6c25022353290f2f1ab2e0f8754125426b4fbe20e551e771f8a318ff3722d0a306d93ac3fe4576a4b1a22367b87b95769cf696e136b6e3edc29e2e299445da3d1cdf55f7e2948120a8b3a8558acd594d06e4b52064e20c8b8520a2a8c5b9c2ee7701c4d9619e33a75415d873aaa9f61b46ed96d3e9e9071dbf1120c27b5d681ef2c657a26670663a2f047569f95d78efb3d7f8275f178160037f511963687ba294e3ffdb847f3a1df27a92d26a2260');
INSERT INTO channel_state VALUES('demo-phone','twiml/CA6b6511a690be500a9b4d258b6ee256ea/2',X'3db9bc75d011c9be9ca7b8249661287dd10557a0031f9462978eb95ca54ab05fdb4bf88a1e4c778e09d509af59173e25d510ccf2ae0766bf30b35df35d2780749c24f6c80f86ebc175d34ce9377cca2fee1ce1e9a5b0d01d11d51ee3c4dabe314e7e0607f1d4730c646535da5e9fe3d5d45bb12796a4e099e88194f8b71ec68d48f4456748fe55c3a5b551487df2903d15834bf77dc3fd2072be2891b1db154b1f3e5212ce23659d4bb123a44676ddc430b013e34df48707dbd8ffbbbb94a51dd42866525017295c18850c8fcb4c78cab10fc8c806ce6ca6a947d31125bdeeb412e330b49106c22e479630b92b8c6b174be44b6702086f0075e1927080bf803ef95587970edc6b21ef03108dcd260e6571d82c4e6511d30cbed275909d5622db195733a72687b7bc988395cf831c0361c51ad93dc34303408617e45482b225c05dfb1a1c77cabffa24bc6d683a62ffaf329c819b941d76fbee379d48fae816f106053b0d77dfeaa3a5f122d0fba9ca79bb1db9794154a72ba7292f96b3ea6ee2f71793dc11f658d52901d8c70c2982d31945cf5dcf154bd3a559245ab5c7bdbf2cc28e11efd4c7caf51d05a26d647be8999c0fc674860fc528e8da298af04e3024ca5b77dbcbbc142c8e1ca5380234593ffb670372ee0e5ac89c3063e5e92d97b80e9d616f7d5154c996c938c69aa535374415848f1e6e4a9f2da2539e4d4ef2cf2f05ef7ee8110ced488e49f5428d3164553f22eb986246fbf35579cfbce16f');
INSERT INTO channel_state VALUES('demo-phone','twiml/CA6b6511a690be500a9b4d258b6ee256ea/3',X'42aa1427ad641ccf7fbe1664e559a925a8dcc9671a21931d6e538232aacaf10616cd1fcd771d1f534d783a1cdbb7ece695f4ba07053c0db5b48aebd5411f17ceb03078acc06471b06e307c74680b027bb90cd3b8949d0ea5d3ddb6445dd960c10fb6fab6f44ae015e9ed3d082eebd3a8dcdb5473ab8c4f6054bff9098856e8df2bfabad7c7b258c21bc9458829c58dc3443aec86667331455b7c8cd53967c18aa34b47590031488d9d49e9b2966ad5358ace1e47df974b301ccc54b143fb5a19e5bb4eb0649046ff59914f5f8c2baea1cd7984a8b4a1a8acf93768fb83101b2ddaba81ad3cd0552287fd97aab7ae155bcf16e5f74bdd56aeb1ae373727071e1ec904bf483d49b3bbfb4dac5f9dbf19e87ae1a6f7a05e1536a9e9a2baf230fe8cb014512cfa88464c639e987688b1b25b31b4fddc21914e8d5ca902d093f68fc1b15135cc44560fbec977b6745bbfdb2b69f5bb260f75d846de22ec14fb622533f755f4ec4213d6cc473387a4df9023ebdfdc25e8f1120b1dbb95b8d3b48eb1d6831e126e865d81a11b51246b5176fc544619a00491c30cb844cc37044b4c8adfb334374eb44b5a0e7e434be6fa21408d51aea98f68865d33865b83dbce0d6b2f7e715d048f449ed2fcb304d001d102de1bb6154ac1839c9eb1b01be7900d7ae8a0649ed5440b2fdba485c382be13c38a2cdd401af11f21e6c8a16aba12ef3293eaf6fe08d07dc65bfe1e17312225b3697b5558d7fb496dd43dff6af74bafff3272321109077c9503e38b0709b6cc34c8fe0c9839f9ed53a460348974ca4a08c8b8f2a9c146adefdfdd8fa64332376d6357596e821e54aae45f8c0777b35950ae16fa2bf6335018eb7d7eae02bf237707c58c3527cccdb2c50bf93f503358d017010b07c4d0ab3fcf6d327e4d3d4dfeb4e17e79b59af46030b3a4a96b7d127538d794a786d85bcc69ba6c1525e65d07a0ec22ce475f92b808d564cffc7cd34ec124f64d61c7239aec20d2227ea6823f0e7f09fc6f4b84d7404843b61789eb4ba86449c08d8a169a7d123368d8fb1471a3d0e9f96cae4600462ff58b42b00b950f1f1ba3e9dcd20704b1e9e34fc305e25abbbfdb00');
CREATE TABLE `quarantine` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`reason` text NOT NULL,
	`detail` text NOT NULL,
	`payload` blob NOT NULL,
	`at` integer NOT NULL,
	`released_at` integer
);
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`account_id` text NOT NULL,
	`channel` text NOT NULL,
	`thread_key` text NOT NULL,
	`reply_address` text NOT NULL,
	`state` text NOT NULL,
	`holder` text DEFAULT 'bot' NOT NULL,
	`rung` text DEFAULT 'unknown' NOT NULL,
	`language` text,
	`last_seq` integer DEFAULT 0 NOT NULL,
	`done_seq` integer DEFAULT 0 NOT NULL,
	`timeline_seq` integer DEFAULT 0 NOT NULL,
	`first_waiting_at` integer,
	`due_at` integer,
	`lease_owner` text,
	`lease_until` integer,
	`fence` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
);
INSERT INTO conversations VALUES('01a22240-4964-7c10-9917-f1d37e2bdf6c','demo','01a22240-4964-7f26-a7c2-16904964f084','demo-webchat','webchat','eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd','eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd','{"version":1,"language":null,"stack":[{"flow":"complaint","step":"confirmWithOrder","slots":{"orderNumber":"KH-10234","summary":"I want to complain\nMy lamp of order KH-10234 arrived broken and nobody answers my mails\nyes\n560034"},"trail":[],"misses":0}],"unrecognised":0,"offered":[],"queued":[],"last":[{"text":"complaint.confirmWithOrder","values":{"orderNumber":"KH-10234","summary":"I want to complain\nMy lamp of order KH-10234 arrived broken and nobody answers my mails\nyes\n560034"},"options":[{"id":"complaint/confirmWithOrder/yes","label":"engine.option.yes"},{"id":"complaint/confirmWithOrder/no","label":"engine.option.no"}],"expect":"yes-no"}],"proofs":{}}','bot','unknown',NULL,5,5,6,NULL,NULL,NULL,NULL,4,1795870968164,1795870973219);
INSERT INTO conversations VALUES('01a22240-4e31-741a-8c45-31dbb39dd218','demo','01a22240-4e31-773e-b16f-f0edf8e7ec21','demo-webchat','webchat','3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974','3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974','{"version":1,"language":null,"stack":[],"unrecognised":0,"offered":[],"queued":[],"last":[{"text":"orderStatus.status","values":{"orderNumber":"KH-10234","status":"shipped","placedAt":"2026-11-24T13:01:44.440Z"},"options":[],"expect":null},{"text":"orderStatus.expected","values":{"expectedAt":"2026-11-30T13:01:44.440Z"},"options":[],"expect":null},{"text":"engine.closing","values":{},"options":[],"expect":null}],"proofs":{"KH-10234":{"rung":"status-only","at":"2026-11-28T13:02:53.271Z"}}}','bot','status-only',NULL,4,4,5,NULL,NULL,NULL,NULL,3,1795870969393,1795870973296);
INSERT INTO conversations VALUES('01a22240-52b7-7273-8231-42c96905856d','demo','01a22240-52b7-713d-a4d1-39246f832a28','demo-webchat','webchat','ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b','ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b','{"version":1,"language":null,"stack":[{"flow":"order-status","step":"askNumber","slots":{},"trail":[],"misses":0}],"unrecognised":0,"offered":[],"queued":[],"last":[{"text":"orderStatus.askNumber","values":{},"options":[{"id":"order-status/askNumber/dont-have","label":"engine.option.dontHave"}],"expect":"order-number"}],"proofs":{}}','bot','unknown',NULL,2,2,3,NULL,NULL,NULL,NULL,2,1795870970551,1795870974115);
INSERT INTO conversations VALUES('01a22240-56ed-7385-bcab-b52791fe14c7','demo','01a22240-56ed-7310-8b51-7540091e043e','demo-webchat','webchat','0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974','0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974','{"version":1,"language":"hi","stack":[{"flow":"complaint","step":"askOrder","slots":{"summary":"मुझे शिकायत करनी है\nसोफ़ा टूटा हुआ आया\nहाँ"},"trail":[],"misses":0}],"unrecognised":0,"offered":[],"queued":[],"last":[{"text":"complaint.askOrder","values":{},"options":[{"id":"complaint/askOrder/dont-have","label":"engine.option.dontHave"}],"expect":"order-number"}],"proofs":{}}','bot','unknown','hi',4,4,6,NULL,NULL,NULL,NULL,3,1795870971629,1795870977050);
INSERT INTO conversations VALUES('01a22241-d521-7457-aebf-b9fd212fc12a','demo','01a22241-d521-7766-94e3-b24ef4f35f41','demo-webchat','webchat','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd','{"version":1,"language":null,"stack":[],"unrecognised":0,"offered":[],"queued":[],"last":[{"text":"engine.thanks","values":{},"options":[],"expect":null}],"proofs":{"KH-10234":{"rung":"status-only","at":"2026-11-28T13:04:35.243Z"}}}','bot','status-only',NULL,4,4,8,NULL,NULL,NULL,NULL,4,1795871069473,1795871077619);
INSERT INTO conversations VALUES('01a22241-f5d4-745e-9cc5-33d2f16aa48b','demo','01a22241-f5d4-7e83-b85a-6f1b79c4a163','demo-webchat','webchat','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196','{"version":1,"language":null,"stack":[],"unrecognised":0,"offered":[],"queued":[],"last":[{"text":"complaint.opened","values":{"ticketNumber":"3732362592","redressDueAt":"2026-12-28T13:04:45.599Z"},"options":[],"expect":null},{"text":"complaint.copy","values":{"summary":"KH-10234"},"options":[],"expect":null},{"text":"engine.closing","values":{},"options":[],"expect":null}],"proofs":{}}','bot','unknown',NULL,5,5,10,NULL,NULL,NULL,NULL,5,1795871077844,1795871087140);
INSERT INTO conversations VALUES('01a22242-1b66-75ef-ae8a-28665156da5a','demo','01a22242-1b66-7ebb-a5e5-a2f93126e4f3','demo-webchat','webchat','6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6','6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6','{"version":1,"language":null,"stack":[{"flow":"order-status","step":"askNumber","slots":{},"trail":[],"misses":0}],"unrecognised":0,"offered":[],"queued":[],"last":[{"text":"orderStatus.askNumber","values":{},"options":[{"id":"order-status/askNumber/dont-have","label":"engine.option.dontHave"}],"expect":"order-number"}],"proofs":{}}','bot','unknown',NULL,3,2,5,1795871228110,1795871229610,NULL,NULL,2,1795871087462,1795871228110);
INSERT INTO conversations VALUES('01a22242-6348-7511-91f8-0ab2f42c722c','demo','01a22242-6348-72db-b27c-08f0301b960a','demo-webchat','webchat','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4','{"version":1,"language":"hi","stack":[],"unrecognised":0,"offered":[],"queued":[],"last":[{"text":"complaint.opened","values":{"ticketNumber":"6719254266","redressDueAt":"2026-12-28T13:06:04.807Z"},"options":[],"expect":null},{"text":"complaint.copy","values":{"summary":"सोफ़े का पाया टूटा हुआ आया, कोई जवाब नहीं देता"},"options":[],"expect":null},{"text":"engine.closing","values":{},"options":[],"expect":null}],"proofs":{}}','bot','unknown','hi',6,6,12,NULL,NULL,NULL,NULL,6,1795871105864,1795871166382);
INSERT INTO conversations VALUES('01a22242-7d94-7465-b744-2c5599c52645','demo','01a22242-7d94-7bcd-a8a9-389e3152a7f6','demo-webchat','webchat','5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d','5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d','{"version":1,"language":null,"stack":[],"unrecognised":0,"offered":[],"queued":[],"last":[{"text":"human.opened","values":{"ticketNumber":"5959149887"},"options":[],"expect":null}],"proofs":{}}','person','unknown',NULL,3,3,5,NULL,NULL,NULL,NULL,3,1795871112596,1795871117412);
INSERT INTO conversations VALUES('01a22243-d98a-7727-9bee-60195b5b6c71','demo','01a22243-d98a-77c3-b1e4-515a11aa3ae9','demo-phone','voice-twilio','CA6b6511a690be500a9b4d258b6ee256ea','CA6b6511a690be500a9b4d258b6ee256ea','{"version":1,"language":null,"stack":[],"unrecognised":0,"offered":["order-status","complaint","ticket-status","human","language"],"queued":[],"last":[{"text":"orderStatus.status","values":{"orderNumber":"KH-10234","status":"shipped","placedAt":"2026-11-24T13:01:44.440Z"},"options":[],"expect":null},{"text":"orderStatus.expected","values":{"expectedAt":"2026-11-30T13:01:44.440Z"},"options":[],"expect":null},{"text":"engine.anythingElse","values":{},"options":[{"id":"order-status","label":"orderStatus.title"},{"id":"complaint","label":"complaint.title"},{"id":"ticket-status","label":"ticketStatus.title"},{"id":"human","label":"human.title"},{"id":"language","label":"language.title"}],"expect":"choice"}],"proofs":{"KH-10234":{"rung":"status-only","at":"2026-11-28T13:06:48.176Z"}}}','bot','status-only',NULL,5,5,9,NULL,NULL,NULL,NULL,5,1795871201674,1795871215450);
CREATE TABLE `turns` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`fence` integer NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`understood` text NOT NULL,
	`committed_at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
INSERT INTO turns VALUES('01a22240-5d23-7d5e-94dd-7a67dd4c9d80','01a22240-4964-7c10-9917-f1d37e2bdf6c',4,0,5,'[{"read":"intent:complaint","score":0.9999999999999999}]',1795870973219);
INSERT INTO turns VALUES('01a22240-5d70-70a5-a656-767ed44c7a23','01a22240-4e31-741a-8c45-31dbb39dd218',3,0,4,'[{"read":"intent:order-status","score":0.6476891358812477}]',1795870973296);
INSERT INTO turns VALUES('01a22240-5f7d-7ae4-b6e2-c0511cbfb138','01a22240-56ed-7385-bcab-b52791fe14c7',1,0,1,'[]',1795870973821);
INSERT INTO turns VALUES('01a22240-60a3-7fda-8890-4d4c46a7ac96','01a22240-52b7-7273-8231-42c96905856d',2,0,2,'[{"read":"intent:order-status","score":0.9999999999999999}]',1795870974115);
INSERT INTO turns VALUES('01a22240-6c1a-730a-a650-e83840dfadcd','01a22240-56ed-7385-bcab-b52791fe14c7',3,1,4,'[{"read":"intent:complaint","score":1.0000000000000002}]',1795870977050);
INSERT INTO turns VALUES('01a22241-db78-7260-9b01-4a20c289a98e','01a22241-d521-7457-aebf-b9fd212fc12a',1,0,1,'[]',1795871071096);
INSERT INTO turns VALUES('01a22241-e2c7-7557-9848-3c14278271ee','01a22241-d521-7457-aebf-b9fd212fc12a',2,1,2,'[{"read":"intent:order-status","score":0.6476891358812477}]',1795871072967);
INSERT INTO turns VALUES('01a22241-ec2a-7da9-9e78-69f33503e400','01a22241-d521-7457-aebf-b9fd212fc12a',3,2,3,'[{"read":"answer","score":null}]',1795871075371);
INSERT INTO turns VALUES('01a22241-f4f3-7959-88d0-05e0b56a181d','01a22241-d521-7457-aebf-b9fd212fc12a',4,3,4,'[{"read":"command:thanks","score":null}]',1795871077619);
INSERT INTO turns VALUES('01a22241-fbeb-7218-b510-bc7d5acd7092','01a22241-f5d4-745e-9cc5-33d2f16aa48b',1,0,1,'[]',1795871079403);
INSERT INTO turns VALUES('01a22242-031c-7818-be2b-c9cfe48d3e2c','01a22241-f5d4-745e-9cc5-33d2f16aa48b',2,1,2,'[{"read":"offered","score":null}]',1795871081244);
INSERT INTO turns VALUES('01a22242-0b3c-73d0-bb58-2e737ff4ff2a','01a22241-f5d4-745e-9cc5-33d2f16aa48b',3,2,3,'[{"read":"answer","score":null}]',1795871083324);
INSERT INTO turns VALUES('01a22242-1396-74f6-a598-ec2443c3450c','01a22241-f5d4-745e-9cc5-33d2f16aa48b',4,3,4,'[{"read":"nothing","score":null}]',1795871085462);
INSERT INTO turns VALUES('01a22242-1a24-7c40-8706-8066c129063a','01a22241-f5d4-745e-9cc5-33d2f16aa48b',5,4,5,'[{"read":"answer","score":null}]',1795871087140);
INSERT INTO turns VALUES('01a22242-2158-758b-a121-d58893e415b2','01a22242-1b66-75ef-ae8a-28665156da5a',1,0,1,'[]',1795871088984);
INSERT INTO turns VALUES('01a22242-2864-746d-81b6-117d7cd0fbe7','01a22242-1b66-75ef-ae8a-28665156da5a',2,1,2,'[{"read":"intent:order-status","score":0.9999999999999999}]',1795871090788);
INSERT INTO turns VALUES('01a22242-6973-71b0-89fa-75f17f475f07','01a22242-6348-7511-91f8-0ab2f42c722c',1,0,1,'[]',1795871107443);
INSERT INTO turns VALUES('01a22242-702b-73e1-827b-093c768dbadc','01a22242-6348-7511-91f8-0ab2f42c722c',2,1,2,'[{"read":"intent:complaint","score":1.0000000000000002}]',1795871109163);
INSERT INTO turns VALUES('01a22242-76c4-7764-b0b0-24f9ed11db1b','01a22242-6348-7511-91f8-0ab2f42c722c',3,2,3,'[{"read":"answer","score":null}]',1795871110852);
INSERT INTO turns VALUES('01a22242-7d1b-79d7-9b6c-262cd53cc98e','01a22242-6348-7511-91f8-0ab2f42c722c',4,3,4,'[{"read":"nothing","score":null}]',1795871112475);
INSERT INTO turns VALUES('01a22242-838b-7773-ae62-db5ed287341b','01a22242-7d94-7465-b744-2c5599c52645',1,0,1,'[]',1795871114123);
INSERT INTO turns VALUES('01a22242-89f0-7158-a0d8-9d56c39e50df','01a22242-7d94-7465-b744-2c5599c52645',2,1,2,'[{"read":"offered","score":null}]',1795871115760);
INSERT INTO turns VALUES('01a22242-9064-7cec-ab90-4c7b7c723ae0','01a22242-7d94-7465-b744-2c5599c52645',3,2,3,'[]',1795871117412);
INSERT INTO turns VALUES('01a22243-486e-7432-bfcc-51315ba8e69f','01a22242-6348-7511-91f8-0ab2f42c722c',5,4,5,'[{"read":"dont-have","score":null}]',1795871164526);
INSERT INTO turns VALUES('01a22243-4fae-704c-a5bc-383d7ec41a80','01a22242-6348-7511-91f8-0ab2f42c722c',6,5,6,'[{"read":"answer","score":null}]',1795871166382);
INSERT INTO turns VALUES('01a22243-da11-71e1-96e6-4457e768b293','01a22243-d98a-7727-9bee-60195b5b6c71',1,0,1,'[]',1795871201809);
INSERT INTO turns VALUES('01a22243-dbb8-7f75-9395-009fd6c607cd','01a22243-d98a-7727-9bee-60195b5b6c71',2,1,2,'[{"read":"offered","score":null}]',1795871202232);
INSERT INTO turns VALUES('01a22243-ddab-7dac-83b5-94e4b214e032','01a22243-d98a-7727-9bee-60195b5b6c71',3,2,3,'[{"read":"answer","score":null}]',1795871202731);
INSERT INTO turns VALUES('01a22243-f30e-70f1-8763-6af86863d0c9','01a22243-d98a-7727-9bee-60195b5b6c71',4,3,4,'[{"read":"answer","score":null}]',1795871208206);
INSERT INTO turns VALUES('01a22244-0f5a-7270-850b-8c976478da15','01a22243-d98a-7727-9bee-60195b5b6c71',5,4,5,'[]',1795871215450);
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`name` text NOT NULL,
	`content_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `inbox`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `inbox` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`timeline_seq` integer NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`message` text NOT NULL,
	`received_at` integer NOT NULL,
	`turn_id` text,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`turn_id`) REFERENCES `turns`(`id`) ON UPDATE no action ON DELETE no action
);
INSERT INTO inbox VALUES('01a22240-4964-792e-974e-a6d177c5d507','01a22240-4964-7c10-9917-f1d37e2bdf6c',1,1,'demo-webchat','eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd/d3a38658-9b6d-4eda-945d-3db251ce0541','{"accountId":"demo-webchat","providerId":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd/d3a38658-9b6d-4eda-945d-3db251ce0541","kind":"started","from":[{"kind":"webchat","value":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd"}],"proven":false,"replyAddress":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd","threadKey":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd","references":[],"text":"","replyContext":{}}',1795870968164,'01a22240-5d23-7d5e-94dd-7a67dd4c9d80');
INSERT INTO inbox VALUES('01a22240-4d43-7ee4-a01b-740e9a7de0b3','01a22240-4964-7c10-9917-f1d37e2bdf6c',2,2,'demo-webchat','eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd/08775e0c-22d0-439a-8bc1-3f81c8353ac3','{"accountId":"demo-webchat","providerId":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd/08775e0c-22d0-439a-8bc1-3f81c8353ac3","kind":"message","from":[{"kind":"webchat","value":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd"}],"proven":false,"replyAddress":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd","threadKey":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd","references":[],"text":"I want to complain","replyContext":{}}',1795870969155,'01a22240-5d23-7d5e-94dd-7a67dd4c9d80');
INSERT INTO inbox VALUES('01a22240-4e31-7de2-ac75-3077b90ed1e5','01a22240-4e31-741a-8c45-31dbb39dd218',1,1,'demo-webchat','3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974/4177553a-9022-4d8c-90e9-44a3e5cab46a','{"accountId":"demo-webchat","providerId":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974/4177553a-9022-4d8c-90e9-44a3e5cab46a","kind":"started","from":[{"kind":"webchat","value":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974"}],"proven":false,"replyAddress":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974","threadKey":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974","references":[],"text":"","replyContext":{}}',1795870969393,'01a22240-5d70-70a5-a656-767ed44c7a23');
INSERT INTO inbox VALUES('01a22240-512e-73ec-9bd8-8641053986cc','01a22240-4964-7c10-9917-f1d37e2bdf6c',3,3,'demo-webchat','eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd/3d2f1fad-34a8-4963-971d-d635a27effce','{"accountId":"demo-webchat","providerId":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd/3d2f1fad-34a8-4963-971d-d635a27effce","kind":"message","from":[{"kind":"webchat","value":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd"}],"proven":false,"replyAddress":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd","threadKey":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd","references":[],"text":"My lamp of order KH-10234 arrived broken and nobody answers my mails","replyContext":{}}',1795870970158,'01a22240-5d23-7d5e-94dd-7a67dd4c9d80');
INSERT INTO inbox VALUES('01a22240-517f-7ad8-b4f6-216569529b48','01a22240-4e31-741a-8c45-31dbb39dd218',2,2,'demo-webchat','3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974/9c10a7b8-8c42-461f-9bf8-4b79a0622c3c','{"accountId":"demo-webchat","providerId":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974/9c10a7b8-8c42-461f-9bf8-4b79a0622c3c","kind":"message","from":[{"kind":"webchat","value":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974"}],"proven":false,"replyAddress":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974","threadKey":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974","references":[],"text":"where is my order KH-10234?","replyContext":{}}',1795870970239,'01a22240-5d70-70a5-a656-767ed44c7a23');
INSERT INTO inbox VALUES('01a22240-5236-7726-9159-d5126665a2a3','01a22240-4964-7c10-9917-f1d37e2bdf6c',4,4,'demo-webchat','eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd/f50d58e8-c20e-4a27-9d1e-d8b31b571531','{"accountId":"demo-webchat","providerId":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd/f50d58e8-c20e-4a27-9d1e-d8b31b571531","kind":"message","from":[{"kind":"webchat","value":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd"}],"proven":false,"replyAddress":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd","threadKey":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd","references":[],"text":"yes","replyContext":{}}',1795870970422,'01a22240-5d23-7d5e-94dd-7a67dd4c9d80');
INSERT INTO inbox VALUES('01a22240-529c-7d8c-b740-917a5bade531','01a22240-4e31-741a-8c45-31dbb39dd218',3,3,'demo-webchat','3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974/c3ed29d7-d1cf-43f3-bd9d-0ff7d171ad3d','{"accountId":"demo-webchat","providerId":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974/c3ed29d7-d1cf-43f3-bd9d-0ff7d171ad3d","kind":"message","from":[{"kind":"webchat","value":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974"}],"proven":false,"replyAddress":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974","threadKey":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974","references":[],"text":"560034","replyContext":{}}',1795870970524,'01a22240-5d70-70a5-a656-767ed44c7a23');
INSERT INTO inbox VALUES('01a22240-52b7-706f-954b-909a6eda0032','01a22240-52b7-7273-8231-42c96905856d',1,1,'demo-webchat','ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b/fc98c726-c2bf-412c-98cf-46af4c06ce83','{"accountId":"demo-webchat","providerId":"ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b/fc98c726-c2bf-412c-98cf-46af4c06ce83","kind":"started","from":[{"kind":"webchat","value":"ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b"}],"proven":false,"replyAddress":"ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b","threadKey":"ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b","references":[],"text":"","replyContext":{}}',1795870970551,'01a22240-60a3-7fda-8890-4d4c46a7ac96');
INSERT INTO inbox VALUES('01a22240-5510-7e6d-ae61-0dca6ce72ed5','01a22240-4964-7c10-9917-f1d37e2bdf6c',5,5,'demo-webchat','eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd/c8a8108b-5079-4c47-9345-7b061e37d4d6','{"accountId":"demo-webchat","providerId":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd/c8a8108b-5079-4c47-9345-7b061e37d4d6","kind":"message","from":[{"kind":"webchat","value":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd"}],"proven":false,"replyAddress":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd","threadKey":"eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd","references":[],"text":"560034","replyContext":{}}',1795870971152,'01a22240-5d23-7d5e-94dd-7a67dd4c9d80');
INSERT INTO inbox VALUES('01a22240-55f8-7393-920d-e9e3da63fcc4','01a22240-4e31-741a-8c45-31dbb39dd218',4,4,'demo-webchat','3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974/7bb8e1c6-e1eb-4ddb-810b-0c470a63e010','{"accountId":"demo-webchat","providerId":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974/7bb8e1c6-e1eb-4ddb-810b-0c470a63e010","kind":"message","from":[{"kind":"webchat","value":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974"}],"proven":false,"replyAddress":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974","threadKey":"3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974","references":[],"text":"thanks","replyContext":{}}',1795870971384,'01a22240-5d70-70a5-a656-767ed44c7a23');
INSERT INTO inbox VALUES('01a22240-56ed-7d3f-88d3-e5c644859191','01a22240-56ed-7385-bcab-b52791fe14c7',1,1,'demo-webchat','0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974/eb8965a3-c943-4ab3-91c3-ed0d094eeaf0','{"accountId":"demo-webchat","providerId":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974/eb8965a3-c943-4ab3-91c3-ed0d094eeaf0","kind":"started","from":[{"kind":"webchat","value":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974"}],"proven":false,"replyAddress":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974","threadKey":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974","references":[],"text":"","replyContext":{}}',1795870971629,'01a22240-5f7d-7ae4-b6e2-c0511cbfb138');
INSERT INTO inbox VALUES('01a22240-57df-70ac-85c6-a0734f438b54','01a22240-52b7-7273-8231-42c96905856d',2,2,'demo-webchat','ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b/c4709167-63d6-4f19-8b18-dd8b8730b20a','{"accountId":"demo-webchat","providerId":"ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b/c4709167-63d6-4f19-8b18-dd8b8730b20a","kind":"message","from":[{"kind":"webchat","value":"ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b"}],"proven":false,"replyAddress":"ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b","threadKey":"ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b","references":[],"text":"where is my order","replyContext":{}}',1795870971871,'01a22240-60a3-7fda-8890-4d4c46a7ac96');
INSERT INTO inbox VALUES('01a22240-6495-7394-85ae-ae1327cd08d8','01a22240-56ed-7385-bcab-b52791fe14c7',2,3,'demo-webchat','0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974/10f33326-529a-4cd3-87cf-b2a93e9ee497','{"accountId":"demo-webchat","providerId":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974/10f33326-529a-4cd3-87cf-b2a93e9ee497","kind":"message","from":[{"kind":"webchat","value":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974"}],"proven":false,"replyAddress":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974","threadKey":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974","references":[],"text":"मुझे शिकायत करनी है","replyContext":{}}',1795870975126,'01a22240-6c1a-730a-a650-e83840dfadcd');
INSERT INTO inbox VALUES('01a22240-6503-7429-8070-8bba1b41d640','01a22240-56ed-7385-bcab-b52791fe14c7',3,4,'demo-webchat','0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974/7167aef8-0902-492e-8c75-89b3ea347fd4','{"accountId":"demo-webchat","providerId":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974/7167aef8-0902-492e-8c75-89b3ea347fd4","kind":"message","from":[{"kind":"webchat","value":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974"}],"proven":false,"replyAddress":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974","threadKey":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974","references":[],"text":"सोफ़ा टूटा हुआ आया","replyContext":{}}',1795870975235,'01a22240-6c1a-730a-a650-e83840dfadcd');
INSERT INTO inbox VALUES('01a22240-6593-7423-bea8-ad13d6da4436','01a22240-56ed-7385-bcab-b52791fe14c7',4,5,'demo-webchat','0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974/c6a504d9-cfa1-4afb-b894-3681eb37170b','{"accountId":"demo-webchat","providerId":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974/c6a504d9-cfa1-4afb-b894-3681eb37170b","kind":"message","from":[{"kind":"webchat","value":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974"}],"proven":false,"replyAddress":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974","threadKey":"0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974","references":[],"text":"हाँ","replyContext":{}}',1795870975379,'01a22240-6c1a-730a-a650-e83840dfadcd');
INSERT INTO inbox VALUES('01a22241-d521-7993-9e39-dfc7357d2881','01a22241-d521-7457-aebf-b9fd212fc12a',1,1,'demo-webchat','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd/7333bba3-940a-481b-be6e-622d63c1d6e7','{"accountId":"demo-webchat","providerId":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd/7333bba3-940a-481b-be6e-622d63c1d6e7","kind":"started","from":[{"kind":"webchat","value":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd"}],"proven":false,"replyAddress":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd","threadKey":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd","references":[],"text":"","replyContext":{}}',1795871069473,'01a22241-db78-7260-9b01-4a20c289a98e');
INSERT INTO inbox VALUES('01a22241-dbf7-7461-8119-3fdf102e4214','01a22241-d521-7457-aebf-b9fd212fc12a',2,3,'demo-webchat','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd/61bd400d-5906-4d5e-b439-e1623e4f9ba4','{"accountId":"demo-webchat","providerId":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd/61bd400d-5906-4d5e-b439-e1623e4f9ba4","kind":"message","from":[{"kind":"webchat","value":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd"}],"proven":false,"replyAddress":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd","threadKey":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd","references":[],"text":"where is my order KH-10234?","replyContext":{}}',1795871071223,'01a22241-e2c7-7557-9848-3c14278271ee');
INSERT INTO inbox VALUES('01a22241-e53a-79ec-923b-b35b4d54e025','01a22241-d521-7457-aebf-b9fd212fc12a',3,5,'demo-webchat','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd/c057e73f-c7a0-47c8-a618-610ef5081d1a','{"accountId":"demo-webchat","providerId":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd/c057e73f-c7a0-47c8-a618-610ef5081d1a","kind":"message","from":[{"kind":"webchat","value":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd"}],"proven":false,"replyAddress":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd","threadKey":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd","references":[],"text":"560034","replyContext":{}}',1795871073594,'01a22241-ec2a-7da9-9e78-69f33503e400');
INSERT INTO inbox VALUES('01a22241-ee53-7597-a0ae-dfd48e251c07','01a22241-d521-7457-aebf-b9fd212fc12a',4,7,'demo-webchat','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd/d272b941-c5b5-43fe-a4c7-21aba7a8eb22','{"accountId":"demo-webchat","providerId":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd/d272b941-c5b5-43fe-a4c7-21aba7a8eb22","kind":"message","from":[{"kind":"webchat","value":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd"}],"proven":false,"replyAddress":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd","threadKey":"c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd","references":[],"text":"thanks","replyContext":{}}',1795871075923,'01a22241-f4f3-7959-88d0-05e0b56a181d');
INSERT INTO inbox VALUES('01a22241-f5d4-7762-8a79-eea1915597c4','01a22241-f5d4-745e-9cc5-33d2f16aa48b',1,1,'demo-webchat','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/7d6969d0-8477-4e3c-83a3-2a5150226ba5','{"accountId":"demo-webchat","providerId":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/7d6969d0-8477-4e3c-83a3-2a5150226ba5","kind":"started","from":[{"kind":"webchat","value":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196"}],"proven":false,"replyAddress":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196","threadKey":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196","references":[],"text":"","replyContext":{}}',1795871077844,'01a22241-fbeb-7218-b510-bc7d5acd7092');
INSERT INTO inbox VALUES('01a22241-fcef-74a1-8c98-96a5ecc49d5b','01a22241-f5d4-745e-9cc5-33d2f16aa48b',2,3,'demo-webchat','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/009be983-e1c9-462b-ba2f-ccf24da2d85d','{"accountId":"demo-webchat","providerId":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/009be983-e1c9-462b-ba2f-ccf24da2d85d","kind":"message","from":[{"kind":"webchat","value":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196"}],"proven":false,"replyAddress":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196","threadKey":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196","references":[],"text":"I want to complain","replyContext":{}}',1795871079663,'01a22242-031c-7818-be2b-c9cfe48d3e2c');
INSERT INTO inbox VALUES('01a22242-04a6-7948-b52d-5ed423305101','01a22241-f5d4-745e-9cc5-33d2f16aa48b',3,5,'demo-webchat','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/073d807b-06e1-46e5-92f7-009800fd10ee','{"accountId":"demo-webchat","providerId":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/073d807b-06e1-46e5-92f7-009800fd10ee","kind":"message","from":[{"kind":"webchat","value":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196"}],"proven":false,"replyAddress":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196","threadKey":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196","references":[],"text":"KH-10234","replyContext":{}}',1795871081638,'01a22242-0b3c-73d0-bb58-2e737ff4ff2a');
INSERT INTO inbox VALUES('01a22242-0d4f-7b34-a360-ff5c13e9def9','01a22241-f5d4-745e-9cc5-33d2f16aa48b',4,7,'demo-webchat','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/9982d4b2-7f47-4bac-846c-d265d39e1e47','{"accountId":"demo-webchat","providerId":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/9982d4b2-7f47-4bac-846c-d265d39e1e47","kind":"message","from":[{"kind":"webchat","value":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196"}],"proven":false,"replyAddress":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196","threadKey":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196","references":[],"text":"The lamp arrived broken and nobody answers my mails","replyContext":{}}',1795871083855,'01a22242-1396-74f6-a598-ec2443c3450c');
INSERT INTO inbox VALUES('01a22242-141f-7964-87c7-224d923ca7d9','01a22241-f5d4-745e-9cc5-33d2f16aa48b',5,9,'demo-webchat','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/6ced8f58-1df9-43b2-a7c1-3d5f21d5d88d','{"accountId":"demo-webchat","providerId":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/6ced8f58-1df9-43b2-a7c1-3d5f21d5d88d","kind":"message","from":[{"kind":"webchat","value":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196"}],"proven":false,"replyAddress":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196","threadKey":"00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196","references":[],"text":"yes","replyContext":{}}',1795871085599,'01a22242-1a24-7c40-8706-8066c129063a');
INSERT INTO inbox VALUES('01a22242-1b66-7477-85d2-71a4430dec6c','01a22242-1b66-75ef-ae8a-28665156da5a',1,1,'demo-webchat','6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6/bbcd3cac-62ff-4de1-a3f5-f35b04e6a9de','{"accountId":"demo-webchat","providerId":"6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6/bbcd3cac-62ff-4de1-a3f5-f35b04e6a9de","kind":"started","from":[{"kind":"webchat","value":"6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6"}],"proven":false,"replyAddress":"6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6","threadKey":"6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6","references":[],"text":"","replyContext":{}}',1795871087462,'01a22242-2158-758b-a121-d58893e415b2');
INSERT INTO inbox VALUES('01a22242-2237-7088-8584-dc64207c11d0','01a22242-1b66-75ef-ae8a-28665156da5a',2,3,'demo-webchat','6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6/68d1b487-07c5-459a-a5fe-64d7046ebd39','{"accountId":"demo-webchat","providerId":"6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6/68d1b487-07c5-459a-a5fe-64d7046ebd39","kind":"message","from":[{"kind":"webchat","value":"6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6"}],"proven":false,"replyAddress":"6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6","threadKey":"6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6","references":[],"text":"where is my order","replyContext":{}}',1795871089207,'01a22242-2864-746d-81b6-117d7cd0fbe7');
INSERT INTO inbox VALUES('01a22242-6348-7da3-8784-db5658ecb083','01a22242-6348-7511-91f8-0ab2f42c722c',1,1,'demo-webchat','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/bfb4dfa5-30b5-4b76-b552-ff32b1704dbc','{"accountId":"demo-webchat","providerId":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/bfb4dfa5-30b5-4b76-b552-ff32b1704dbc","kind":"started","from":[{"kind":"webchat","value":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4"}],"proven":false,"replyAddress":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4","threadKey":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4","references":[],"text":"","replyContext":{}}',1795871105864,'01a22242-6973-71b0-89fa-75f17f475f07');
INSERT INTO inbox VALUES('01a22242-6a36-773e-9235-b4140c7888f3','01a22242-6348-7511-91f8-0ab2f42c722c',2,3,'demo-webchat','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/b66e5b72-6e61-4bb7-9c62-ff05e73260d3','{"accountId":"demo-webchat","providerId":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/b66e5b72-6e61-4bb7-9c62-ff05e73260d3","kind":"message","from":[{"kind":"webchat","value":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4"}],"proven":false,"replyAddress":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4","threadKey":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4","references":[],"text":"मुझे शिकायत करनी है","replyContext":{}}',1795871107638,'01a22242-702b-73e1-827b-093c768dbadc');
INSERT INTO inbox VALUES('01a22242-70df-7bec-a127-44ed5e46845c','01a22242-6348-7511-91f8-0ab2f42c722c',3,5,'demo-webchat','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/a5216520-e4b5-4f05-b3fe-ece609e8dddc','{"accountId":"demo-webchat","providerId":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/a5216520-e4b5-4f05-b3fe-ece609e8dddc","kind":"message","from":[{"kind":"webchat","value":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4"}],"proven":false,"replyAddress":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4","threadKey":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4","references":[],"text":"सोफ़े का पाया टूटा हुआ आया, कोई जवाब नहीं देता","replyContext":{}}',1795871109343,'01a22242-76c4-7764-b0b0-24f9ed11db1b');
INSERT INTO inbox VALUES('01a22242-7737-7c16-93f3-d14d69fbfb55','01a22242-6348-7511-91f8-0ab2f42c722c',4,7,'demo-webchat','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/df224eb2-106b-4f90-aed5-bf284bb5885e','{"accountId":"demo-webchat","providerId":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/df224eb2-106b-4f90-aed5-bf284bb5885e","kind":"message","from":[{"kind":"webchat","value":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4"}],"proven":false,"replyAddress":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4","threadKey":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4","references":[],"text":"हाँ","replyContext":{}}',1795871110967,'01a22242-7d1b-79d7-9b6c-262cd53cc98e');
INSERT INTO inbox VALUES('01a22242-7d94-7299-98cc-523c21dc3ccc','01a22242-7d94-7465-b744-2c5599c52645',1,1,'demo-webchat','5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d/22968666-0a30-438e-9fd1-8503114721a7','{"accountId":"demo-webchat","providerId":"5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d/22968666-0a30-438e-9fd1-8503114721a7","kind":"started","from":[{"kind":"webchat","value":"5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d"}],"proven":false,"replyAddress":"5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d","threadKey":"5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d","references":[],"text":"","replyContext":{}}',1795871112596,'01a22242-838b-7773-ae62-db5ed287341b');
INSERT INTO inbox VALUES('01a22242-83f9-7a14-adfa-38a042aaacbf','01a22242-7d94-7465-b744-2c5599c52645',2,3,'demo-webchat','5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d/d57e5468-be95-4fc2-bf46-795f3e2abeb7','{"accountId":"demo-webchat","providerId":"5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d/d57e5468-be95-4fc2-bf46-795f3e2abeb7","kind":"message","from":[{"kind":"webchat","value":"5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d"}],"proven":false,"replyAddress":"5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d","threadKey":"5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d","references":[],"text":"I want to talk to a person","replyContext":{}}',1795871114233,'01a22242-89f0-7158-a0d8-9d56c39e50df');
INSERT INTO inbox VALUES('01a22242-8a7e-7803-a836-57f40afc3747','01a22242-7d94-7465-b744-2c5599c52645',3,5,'demo-webchat','5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d/15d301ed-2943-43f8-bf4e-b1eebb574cad','{"accountId":"demo-webchat","providerId":"5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d/15d301ed-2943-43f8-bf4e-b1eebb574cad","kind":"message","from":[{"kind":"webchat","value":"5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d"}],"proven":false,"replyAddress":"5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d","threadKey":"5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d","references":[],"text":"yes","replyContext":{}}',1795871115902,'01a22242-9064-7cec-ab90-4c7b7c723ae0');
INSERT INTO inbox VALUES('01a22243-4262-7f45-a0f3-c5e8820e0254','01a22242-6348-7511-91f8-0ab2f42c722c',5,9,'demo-webchat','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/ef4ade6a-8b75-4ed2-8116-530c0bdbaeb4','{"accountId":"demo-webchat","providerId":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/ef4ade6a-8b75-4ed2-8116-530c0bdbaeb4","kind":"message","from":[{"kind":"webchat","value":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4"}],"proven":false,"replyAddress":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4","threadKey":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4","references":[],"text":"मेरे पास नहीं है","replyContext":{}}',1795871162978,'01a22243-486e-7432-bfcc-51315ba8e69f');
INSERT INTO inbox VALUES('01a22243-4987-7f01-bed1-1373252bc3a4','01a22242-6348-7511-91f8-0ab2f42c722c',6,11,'demo-webchat','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/7552ce32-f2b1-44cd-8857-7e377217f7a8','{"accountId":"demo-webchat","providerId":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/7552ce32-f2b1-44cd-8857-7e377217f7a8","kind":"message","from":[{"kind":"webchat","value":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4"}],"proven":false,"replyAddress":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4","threadKey":"673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4","references":[],"text":"हाँ","replyContext":{}}',1795871164807,'01a22243-4fae-704c-a5bc-383d7ec41a80');
INSERT INTO inbox VALUES('01a22243-d98a-7d53-a1d7-7107423861d2','01a22243-d98a-7727-9bee-60195b5b6c71',1,1,'demo-phone','CA6b6511a690be500a9b4d258b6ee256ea:0','{"accountId":"demo-phone","providerId":"CA6b6511a690be500a9b4d258b6ee256ea:0","kind":"started","from":[{"kind":"caller","value":"+919800000000"}],"proven":false,"replyAddress":"CA6b6511a690be500a9b4d258b6ee256ea","threadKey":"CA6b6511a690be500a9b4d258b6ee256ea","references":[],"text":"","replyContext":{}}',1795871201674,'01a22243-da11-71e1-96e6-4457e768b293');
INSERT INTO inbox VALUES('01a22243-db23-7c91-9a53-b5c362f8139c','01a22243-d98a-7727-9bee-60195b5b6c71',2,3,'demo-phone','CA6b6511a690be500a9b4d258b6ee256ea:1','{"accountId":"demo-phone","providerId":"CA6b6511a690be500a9b4d258b6ee256ea:1","kind":"message","from":[{"kind":"caller","value":"+919800000000"}],"proven":false,"replyAddress":"CA6b6511a690be500a9b4d258b6ee256ea","threadKey":"CA6b6511a690be500a9b4d258b6ee256ea","references":[],"text":"1","digits":"1","replyContext":{}}',1795871202083,'01a22243-dbb8-7f75-9395-009fd6c607cd');
INSERT INTO inbox VALUES('01a22243-dcdc-769f-a675-53184af6533d','01a22243-d98a-7727-9bee-60195b5b6c71',3,5,'demo-phone','CA6b6511a690be500a9b4d258b6ee256ea:2','{"accountId":"demo-phone","providerId":"CA6b6511a690be500a9b4d258b6ee256ea:2","kind":"message","from":[{"kind":"caller","value":"+919800000000"}],"proven":false,"replyAddress":"CA6b6511a690be500a9b4d258b6ee256ea","threadKey":"CA6b6511a690be500a9b4d258b6ee256ea","references":[],"text":"10234","digits":"10234","replyContext":{}}',1795871202524,'01a22243-ddab-7dac-83b5-94e4b214e032');
INSERT INTO inbox VALUES('01a22243-f2b7-7531-b344-248bcf9184cc','01a22243-d98a-7727-9bee-60195b5b6c71',4,7,'demo-phone','CA6b6511a690be500a9b4d258b6ee256ea:3','{"accountId":"demo-phone","providerId":"CA6b6511a690be500a9b4d258b6ee256ea:3","kind":"message","from":[{"kind":"caller","value":"+919800000000"}],"proven":false,"replyAddress":"CA6b6511a690be500a9b4d258b6ee256ea","threadKey":"CA6b6511a690be500a9b4d258b6ee256ea","references":[],"text":"560034","digits":"560034","replyContext":{}}',1795871208120,'01a22243-f30e-70f1-8763-6af86863d0c9');
INSERT INTO inbox VALUES('01a22244-0e09-7627-b291-22e1d2341d92','01a22243-d98a-7727-9bee-60195b5b6c71',5,9,'demo-phone','CA6b6511a690be500a9b4d258b6ee256ea:ended','{"accountId":"demo-phone","providerId":"CA6b6511a690be500a9b4d258b6ee256ea:ended","kind":"ended","from":[{"kind":"caller","value":"+919800000000"}],"proven":false,"replyAddress":"CA6b6511a690be500a9b4d258b6ee256ea","threadKey":"CA6b6511a690be500a9b4d258b6ee256ea","references":[],"text":"","replyContext":{}}',1795871215113,'01a22244-0f5a-7270-850b-8c976478da15');
INSERT INTO inbox VALUES('01a22244-40ce-7cbd-811e-56b6123f165f','01a22242-1b66-75ef-ae8a-28665156da5a',3,5,'demo-webchat','6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6/50485d1a-b8d9-41c0-a52c-69d53376fca6','{"accountId":"demo-webchat","providerId":"6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6/50485d1a-b8d9-41c0-a52c-69d53376fca6","kind":"message","from":[{"kind":"webchat","value":"6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6"}],"proven":false,"replyAddress":"6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6","threadKey":"6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6","references":[],"text":"KH-10234","replyContext":{}}',1795871228110,NULL);
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`brand_id` text NOT NULL,
	`turn_id` text NOT NULL,
	`timeline_seq` integer NOT NULL,
	`account_id` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`to_address` text NOT NULL,
	`content` text NOT NULL,
	`in_reply_to` text,
	`reply_context` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer,
	`claimed_by` text,
	`claimed_at` integer,
	`provider_id` text,
	`acknowledges_ticket_id` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`settled_at` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`turn_id`) REFERENCES `turns`(`id`) ON UPDATE no action ON DELETE no action
);
INSERT INTO outbox VALUES('01a22240-5d23-74a2-895c-bfb9134ac172','01a22240-4964-7c10-9917-f1d37e2bdf6c','demo','01a22240-5d23-7d5e-94dd-7a67dd4c9d80',6,'demo-webchat','01a22240-5d23-7d5e-94dd-7a67dd4c9d80-0','eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd','{"text":"Hello, this is Kaveri Home (demo). How can I help you?\n\nI will record this complaint about order KH-10234:\n“I want to complain\nMy lamp of order KH-10234 arrived broken and nobody answers my mails\nyes\n560034”\nIs that right?","options":[{"id":"complaint/confirmWithOrder/yes","label":"Yes"},{"id":"complaint/confirmWithOrder/no","label":"No"}],"language":"en"}','eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd/c8a8108b-5079-4c47-9345-7b061e37d4d6','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795870973528,NULL,NULL,1795870973219,1795870973710,1795870973710);
INSERT INTO outbox VALUES('01a22240-5d70-7f26-af1d-d5dff8be52e9','01a22240-4e31-741a-8c45-31dbb39dd218','demo','01a22240-5d70-70a5-a656-767ed44c7a23',5,'demo-webchat','01a22240-5d70-70a5-a656-767ed44c7a23-0','3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974','{"text":"Hello, this is Kaveri Home (demo). How can I help you?\n\nYour order KH-10234 of Tuesday, 24 November: shipped.\n\nIt should reach you by Monday, 30 November.\n\nIf there is anything else, just write to me here.","options":[],"language":"en"}','3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974/7bb8e1c6-e1eb-4ddb-810b-0c470a63e010','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795870974199,NULL,NULL,1795870973296,1795870974230,1795870974230);
INSERT INTO outbox VALUES('01a22240-5f7d-78fc-ab55-f3fc755c077f','01a22240-56ed-7385-bcab-b52791fe14c7','demo','01a22240-5f7d-7ae4-b6e2-c0511cbfb138',2,'demo-webchat','01a22240-5f7d-7ae4-b6e2-c0511cbfb138-0','0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974','{"text":"Hello, this is Kaveri Home (demo). How can I help you?\n\nThese are the things I can do for you:","options":[{"id":"order-status","label":"Track an order"},{"id":"complaint","label":"Make a complaint"},{"id":"ticket-status","label":"Status of a ticket"},{"id":"human","label":"Talk to a person"},{"id":"language","label":"Language / भाषा"}],"language":"en"}','0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974/eb8965a3-c943-4ab3-91c3-ed0d094eeaf0','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795870974202,NULL,NULL,1795870973821,1795870974317,1795870974317);
INSERT INTO outbox VALUES('01a22240-60a3-7d7b-88c3-28ace7048fc6','01a22240-52b7-7273-8231-42c96905856d','demo','01a22240-60a3-7fda-8890-4d4c46a7ac96',3,'demo-webchat','01a22240-60a3-7fda-8890-4d4c46a7ac96-0','ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b','{"text":"Hello, this is Kaveri Home (demo). How can I help you?\n\nWhat is your order number? It looks like KH-10234.","options":[{"id":"order-status/askNumber/dont-have","label":"I don’t have it"}],"language":"en"}','ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b/c4709167-63d6-4f19-8b18-dd8b8730b20a','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795870974244,NULL,NULL,1795870974115,1795870974404,1795870974404);
INSERT INTO outbox VALUES('01a22240-6c1a-7f87-a59d-cadef9c1bd91','01a22240-56ed-7385-bcab-b52791fe14c7','demo','01a22240-6c1a-730a-a650-e83840dfadcd',6,'demo-webchat','01a22240-6c1a-730a-a650-e83840dfadcd-0','0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974','{"text":"यह किस ऑर्डर के बारे में है? ऑर्डर नंबर KH-10234 जैसा होता है।","options":[{"id":"complaint/askOrder/dont-have","label":"मेरे पास नहीं है"}],"language":"hi"}','0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974/c6a504d9-cfa1-4afb-b894-3681eb37170b','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795870977181,NULL,NULL,1795870977050,1795870977229,1795870977229);
INSERT INTO outbox VALUES('01a22241-db78-7c20-a05f-f544719c9a17','01a22241-d521-7457-aebf-b9fd212fc12a','demo','01a22241-db78-7260-9b01-4a20c289a98e',2,'demo-webchat','01a22241-db78-7260-9b01-4a20c289a98e-0','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd','{"text":"Hello, this is Kaveri Home (demo). How can I help you?\n\nThese are the things I can do for you:","options":[{"id":"order-status","label":"Track an order"},{"id":"complaint","label":"Make a complaint"},{"id":"ticket-status","label":"Status of a ticket"},{"id":"human","label":"Talk to a person"},{"id":"language","label":"Language / भाषा"}],"language":"en"}','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd/7333bba3-940a-481b-be6e-622d63c1d6e7','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871071123,NULL,NULL,1795871071096,1795871071130,1795871071130);
INSERT INTO outbox VALUES('01a22241-e2c7-7ede-92b4-9df92fd2e799','01a22241-d521-7457-aebf-b9fd212fc12a','demo','01a22241-e2c7-7557-9848-3c14278271ee',4,'demo-webchat','01a22241-e2c7-7557-9848-3c14278271ee-0','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd','{"text":"Thank you. To protect your order, please also tell me the PIN code of the delivery address (6 digits).","options":[{"id":"order-status/askPin/dont-have","label":"I don’t have it"}],"language":"en"}','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd/61bd400d-5906-4d5e-b439-e1623e4f9ba4','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871073216,NULL,NULL,1795871072967,1795871073241,1795871073241);
INSERT INTO outbox VALUES('01a22241-ec2b-705f-93c8-0613696e7c46','01a22241-d521-7457-aebf-b9fd212fc12a','demo','01a22241-ec2a-7da9-9e78-69f33503e400',6,'demo-webchat','01a22241-ec2a-7da9-9e78-69f33503e400-0','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd','{"text":"Your order KH-10234 of Tuesday, 24 November: shipped.\n\nIt should reach you by Monday, 30 November.\n\nIf there is anything else, just write to me here.","options":[],"language":"en"}','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd/c057e73f-c7a0-47c8-a618-610ef5081d1a','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871075673,NULL,NULL,1795871075371,1795871075733,1795871075733);
INSERT INTO outbox VALUES('01a22241-f4f3-70da-af97-2a8730512cb2','01a22241-d521-7457-aebf-b9fd212fc12a','demo','01a22241-f4f3-7959-88d0-05e0b56a181d',8,'demo-webchat','01a22241-f4f3-7959-88d0-05e0b56a181d-0','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd','{"text":"You are welcome!","options":[],"language":"en"}','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd/d272b941-c5b5-43fe-a4c7-21aba7a8eb22','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871077719,NULL,NULL,1795871077619,1795871077736,1795871077736);
INSERT INTO outbox VALUES('01a22241-fbeb-7e20-9488-51dab09bc967','01a22241-f5d4-745e-9cc5-33d2f16aa48b','demo','01a22241-fbeb-7218-b510-bc7d5acd7092',2,'demo-webchat','01a22241-fbeb-7218-b510-bc7d5acd7092-0','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196','{"text":"Hello, this is Kaveri Home (demo). How can I help you?\n\nThese are the things I can do for you:","options":[{"id":"order-status","label":"Track an order"},{"id":"complaint","label":"Make a complaint"},{"id":"ticket-status","label":"Status of a ticket"},{"id":"human","label":"Talk to a person"},{"id":"language","label":"Language / भाषा"}],"language":"en"}','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/7d6969d0-8477-4e3c-83a3-2a5150226ba5','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871079570,NULL,NULL,1795871079403,1795871079594,1795871079594);
INSERT INTO outbox VALUES('01a22242-031c-7e4d-9a41-c74a370269ce','01a22241-f5d4-745e-9cc5-33d2f16aa48b','demo','01a22242-031c-7818-be2b-c9cfe48d3e2c',4,'demo-webchat','01a22242-031c-7818-be2b-c9cfe48d3e2c-0','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196','{"text":"I am sorry that something went wrong. Please tell me what happened, in your own words.","options":[],"language":"en"}','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/009be983-e1c9-462b-ba2f-ccf24da2d85d','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871081360,NULL,NULL,1795871081244,1795871081429,1795871081429);
INSERT INTO outbox VALUES('01a22242-0b3c-7889-871a-1acdbd417d83','01a22241-f5d4-745e-9cc5-33d2f16aa48b','demo','01a22242-0b3c-73d0-bb58-2e737ff4ff2a',6,'demo-webchat','01a22242-0b3c-73d0-bb58-2e737ff4ff2a-0','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196','{"text":"I will record this complaint about order KH-10234:\n“KH-10234”\nIs that right?","options":[{"id":"complaint/confirmWithOrder/yes","label":"Yes"},{"id":"complaint/confirmWithOrder/no","label":"No"}],"language":"en"}','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/073d807b-06e1-46e5-92f7-009800fd10ee','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871083487,NULL,NULL,1795871083324,1795871083558,1795871083558);
INSERT INTO outbox VALUES('01a22242-1396-729a-9036-1f8cacfdb364','01a22241-f5d4-745e-9cc5-33d2f16aa48b','demo','01a22242-1396-74f6-a598-ec2443c3450c',8,'demo-webchat','01a22242-1396-74f6-a598-ec2443c3450c-0','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196','{"text":"I am sorry, I did not understand that.\n\nI will record this complaint about order KH-10234:\n“KH-10234”\nIs that right?","options":[{"id":"complaint/confirmWithOrder/yes","label":"Yes"},{"id":"complaint/confirmWithOrder/no","label":"No"}],"language":"en"}','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/9982d4b2-7f47-4bac-846c-d265d39e1e47','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871085530,NULL,NULL,1795871085462,1795871085550,1795871085550);
INSERT INTO outbox VALUES('01a22242-1a24-786c-896b-6ef728f454e9','01a22241-f5d4-745e-9cc5-33d2f16aa48b','demo','01a22242-1a24-7c40-8706-8066c129063a',10,'demo-webchat','01a22242-1a24-7c40-8706-8066c129063a-0','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196','{"text":"We have received your complaint. Its number is 373 236 2592: with it you can ask at any time how far we are.\nMeera Iyer (Grievance Officer) answers for it. You will have our decision by Monday, 28 December at the latest.\n\nThis is your complaint as we recorded it:\n“KH-10234”\n\nIf there is anything else, just write to me here.","options":[],"language":"en"}','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196/6ced8f58-1df9-43b2-a7c1-3d5f21d5d88d','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871087256,NULL,'01a22242-1a24-74bf-95fc-0de6de068cda',1795871087140,1795871087273,1795871087273);
INSERT INTO outbox VALUES('01a22242-2158-77c9-831e-6b2ecff5505a','01a22242-1b66-75ef-ae8a-28665156da5a','demo','01a22242-2158-758b-a121-d58893e415b2',2,'demo-webchat','01a22242-2158-758b-a121-d58893e415b2-0','6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6','{"text":"Hello, this is Kaveri Home (demo). How can I help you?\n\nThese are the things I can do for you:","options":[{"id":"order-status","label":"Track an order"},{"id":"complaint","label":"Make a complaint"},{"id":"ticket-status","label":"Status of a ticket"},{"id":"human","label":"Talk to a person"},{"id":"language","label":"Language / भाषा"}],"language":"en"}','6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6/bbcd3cac-62ff-4de1-a3f5-f35b04e6a9de','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871089058,NULL,NULL,1795871088984,1795871089078,1795871089078);
INSERT INTO outbox VALUES('01a22242-2864-7cc6-8d81-92b554c4be04','01a22242-1b66-75ef-ae8a-28665156da5a','demo','01a22242-2864-746d-81b6-117d7cd0fbe7',4,'demo-webchat','01a22242-2864-746d-81b6-117d7cd0fbe7-0','6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6','{"text":"What is your order number? It looks like KH-10234.","options":[{"id":"order-status/askNumber/dont-have","label":"I don’t have it"}],"language":"en"}','6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6/68d1b487-07c5-459a-a5fe-64d7046ebd39','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871090870,NULL,NULL,1795871090788,1795871090906,1795871090906);
INSERT INTO outbox VALUES('01a22242-6973-7f67-8281-409aeee9f3c5','01a22242-6348-7511-91f8-0ab2f42c722c','demo','01a22242-6973-71b0-89fa-75f17f475f07',2,'demo-webchat','01a22242-6973-71b0-89fa-75f17f475f07-0','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4','{"text":"Hello, this is Kaveri Home (demo). How can I help you?\n\nThese are the things I can do for you:","options":[{"id":"order-status","label":"Track an order"},{"id":"complaint","label":"Make a complaint"},{"id":"ticket-status","label":"Status of a ticket"},{"id":"human","label":"Talk to a person"},{"id":"language","label":"Language / भाषा"}],"language":"en"}','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/bfb4dfa5-30b5-4b76-b552-ff32b1704dbc','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871107516,NULL,NULL,1795871107443,1795871107537,1795871107537);
INSERT INTO outbox VALUES('01a22242-702b-79a2-a549-e7e96b1c6baf','01a22242-6348-7511-91f8-0ab2f42c722c','demo','01a22242-702b-73e1-827b-093c768dbadc',4,'demo-webchat','01a22242-702b-73e1-827b-093c768dbadc-0','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4','{"text":"हमें खेद है कि आपको परेशानी हुई। कृपया अपने शब्दों में बताइए कि क्या हुआ।","options":[],"language":"hi"}','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/b66e5b72-6e61-4bb7-9c62-ff05e73260d3','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871109183,NULL,NULL,1795871109163,1795871109203,1795871109203);
INSERT INTO outbox VALUES('01a22242-76c4-7850-a190-36bca9d60454','01a22242-6348-7511-91f8-0ab2f42c722c','demo','01a22242-76c4-7764-b0b0-24f9ed11db1b',6,'demo-webchat','01a22242-76c4-7764-b0b0-24f9ed11db1b-0','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4','{"text":"यह किस ऑर्डर के बारे में है? ऑर्डर नंबर KH-10234 जैसा होता है।","options":[{"id":"complaint/askOrder/dont-have","label":"मेरे पास नहीं है"}],"language":"hi"}','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/a5216520-e4b5-4f05-b3fe-ece609e8dddc','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871110899,NULL,NULL,1795871110852,1795871110910,1795871110910);
INSERT INTO outbox VALUES('01a22242-7d1b-7e3e-bea9-92b01a4d6a11','01a22242-6348-7511-91f8-0ab2f42c722c','demo','01a22242-7d1b-79d7-9b6c-262cd53cc98e',8,'demo-webchat','01a22242-7d1b-79d7-9b6c-262cd53cc98e-0','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4','{"text":"इसमें मुझे ऑर्डर नंबर नहीं मिला। वह KH-10234 जैसा होता है।","options":[{"id":"complaint/askOrder/dont-have","label":"मेरे पास नहीं है"}],"language":"hi"}','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/df224eb2-106b-4f90-aed5-bf284bb5885e','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871112512,NULL,NULL,1795871112475,1795871112530,1795871112530);
INSERT INTO outbox VALUES('01a22242-838b-7818-bfd0-f718e843206d','01a22242-7d94-7465-b744-2c5599c52645','demo','01a22242-838b-7773-ae62-db5ed287341b',2,'demo-webchat','01a22242-838b-7773-ae62-db5ed287341b-0','5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d','{"text":"Hello, this is Kaveri Home (demo). How can I help you?\n\nThese are the things I can do for you:","options":[{"id":"order-status","label":"Track an order"},{"id":"complaint","label":"Make a complaint"},{"id":"ticket-status","label":"Status of a ticket"},{"id":"human","label":"Talk to a person"},{"id":"language","label":"Language / भाषा"}],"language":"en"}','5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d/22968666-0a30-438e-9fd1-8503114721a7','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871114162,NULL,NULL,1795871114123,1795871114178,1795871114178);
INSERT INTO outbox VALUES('01a22242-89f0-71b1-ba15-0b86667b6032','01a22242-7d94-7465-b744-2c5599c52645','demo','01a22242-89f0-7158-a0d8-9d56c39e50df',4,'demo-webchat','01a22242-89f0-7158-a0d8-9d56c39e50df-0','5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d','{"text":"I am bringing in a colleague, who will read what you wrote and answer here. We are there Monday to Saturday, 9 am to 7 pm. Your ticket number is 595 914 9887.","options":[],"language":"en"}','5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d/d57e5468-be95-4fc2-bf46-795f3e2abeb7','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871115831,NULL,'01a22242-89ef-7735-ab19-a6f8ba207b8e',1795871115760,1795871115846,1795871115846);
INSERT INTO outbox VALUES('01a22243-486e-7983-b3c4-d215dc074fd0','01a22242-6348-7511-91f8-0ab2f42c722c','demo','01a22243-486e-7432-bfcc-51315ba8e69f',10,'demo-webchat','01a22243-486e-7432-bfcc-51315ba8e69f-0','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4','{"text":"मैं यह शिकायत दर्ज करूँगा:\n“सोफ़े का पाया टूटा हुआ आया, कोई जवाब नहीं देता”\nक्या यह सही है?","options":[{"id":"complaint/confirm/yes","label":"हाँ"},{"id":"complaint/confirm/no","label":"नहीं"}],"language":"hi"}','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/ef4ade6a-8b75-4ed2-8116-530c0bdbaeb4','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871164732,NULL,NULL,1795871164526,1795871164797,1795871164797);
INSERT INTO outbox VALUES('01a22243-4fae-7642-85f3-25c08a64d968','01a22242-6348-7511-91f8-0ab2f42c722c','demo','01a22243-4fae-704c-a5bc-383d7ec41a80',12,'demo-webchat','01a22243-4fae-704c-a5bc-383d7ec41a80-0','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4','{"text":"आपकी शिकायत हमें मिल गई है। इसका नंबर 671 925 4266 है: इससे आप कभी भी पूछ सकते हैं कि काम कहाँ तक पहुँचा।\nइसके लिए Meera Iyer (Grievance Officer) उत्तरदायी हैं। हमारा निर्णय आपको अधिक से अधिक सोमवार, 28 दिसंबर तक मिल जाएगा।\n\nआपकी शिकायत इन शब्दों में दर्ज हुई है:\n“सोफ़े का पाया टूटा हुआ आया, कोई जवाब नहीं देता”\n\nऔर कुछ पूछना हो तो यहीं लिख दीजिए।","options":[],"language":"hi"}','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4/7552ce32-f2b1-44cd-8857-7e377217f7a8','{}','sent',NULL,1,NULL,'all-vm-30747-a0b0c99a',1795871166466,NULL,'01a22243-4f8c-7663-a7e2-3190832d109a',1795871166382,1795871166518,1795871166518);
INSERT INTO outbox VALUES('01a22243-da11-7c0e-bb8c-8cf930307e1a','01a22243-d98a-7727-9bee-60195b5b6c71','demo','01a22243-da11-71e1-96e6-4457e768b293',2,'demo-phone','01a22243-da11-71e1-96e6-4457e768b293-0','CA6b6511a690be500a9b4d258b6ee256ea','{"text":"Hello, and thank you for calling Kaveri Home (demo). You can say what you need, or use the keys. Track an order: press 1. Make a complaint: press 2. Status of a ticket: press 3. Talk to a person: press 4. Language / भाषा: press 5.","options":[],"language":"en","gather":{"digits":1,"speech":true,"hints":["Track an order","Make a complaint","Status of a ticket","Talk to a person","Language / भाषा"]}}','CA6b6511a690be500a9b4d258b6ee256ea:0','{}','delivered',NULL,1,NULL,NULL,NULL,NULL,NULL,1795871201809,1795871201893,1795871202166);
INSERT INTO outbox VALUES('01a22243-dbb8-70c6-af2c-316e562a3417','01a22243-d98a-7727-9bee-60195b5b6c71','demo','01a22243-dbb8-7f75-9395-009fd6c607cd',4,'demo-phone','01a22243-dbb8-7f75-9395-009fd6c607cd-0','CA6b6511a690be500a9b4d258b6ee256ea','{"text":"Please say your order number, or key in its digits and then press hash. It looks like K H, 1 0 2, 3 4. If you do not have it, press star.","options":[],"language":"en","gather":{"speech":true,"hints":["Talk to a person"]}}','CA6b6511a690be500a9b4d258b6ee256ea:1','{}','delivered',NULL,1,NULL,NULL,NULL,NULL,NULL,1795871202232,1795871202289,1795871202596);
INSERT INTO outbox VALUES('01a22243-ddab-7090-a6b4-9d685263e2ee','01a22243-d98a-7727-9bee-60195b5b6c71','demo','01a22243-ddab-7dac-83b5-94e4b214e032',6,'demo-phone','01a22243-ddab-7dac-83b5-94e4b214e032-0','CA6b6511a690be500a9b4d258b6ee256ea','{"text":"Thank you. To protect your order, please key in the six digits of the PIN code of the delivery address. If you do not have it, press star.","options":[],"language":"en","gather":{"digits":6,"speech":true,"hints":["Talk to a person"]}}','CA6b6511a690be500a9b4d258b6ee256ea:2','{}','delivered',NULL,1,NULL,NULL,NULL,NULL,NULL,1795871202731,1795871202741,1795871208154);
INSERT INTO outbox VALUES('01a22243-f30e-7386-8a7b-d483c13edbf5','01a22243-d98a-7727-9bee-60195b5b6c71','demo','01a22243-f30e-70f1-8763-6af86863d0c9',8,'demo-phone','01a22243-f30e-70f1-8763-6af86863d0c9-0','CA6b6511a690be500a9b4d258b6ee256ea','{"text":"Your order K H, 1 0 2, 3 4, of Tuesday, 24 November: shipped. It should reach you by Monday, 30 November. Is there anything else? If not, you can simply hang up. Track an order: press 1. Make a complaint: press 2. Status of a ticket: press 3. Talk to a person: press 4. Language / भाषा: press 5.","options":[],"language":"en","gather":{"digits":1,"speech":true,"hints":["Track an order","Make a complaint","Status of a ticket","Talk to a person","Language / भाषा"]}}','CA6b6511a690be500a9b4d258b6ee256ea:3','{}','sent',NULL,1,NULL,NULL,NULL,NULL,NULL,1795871208206,1795871208328,1795871208328);
CREATE TABLE `order_lines` (
	`brand_id` text NOT NULL,
	`order_number` text NOT NULL,
	`position` integer NOT NULL,
	`sku` text NOT NULL,
	`title` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_price_paise` integer NOT NULL,
	PRIMARY KEY(`brand_id`, `order_number`, `position`)
);
INSERT INTO order_lines VALUES('demo','KH-10234',0,'SHEET-K-BLU','Cotton bedsheet, king, indigo',1,189900);
INSERT INTO order_lines VALUES('demo','KH-10234',1,'PILLOW-2','Pillow pair, medium firm',1,129900);
INSERT INTO order_lines VALUES('demo','KH-10235',0,'LAMP-CANE','Cane table lamp',2,149900);
INSERT INTO order_lines VALUES('demo','KH-10236',0,'RUG-JUTE-5','Jute rug, 5 x 3 ft',1,249900);
INSERT INTO order_lines VALUES('demo','KH-10237',0,'DINNER-16','Stoneware dinner set, 16 pieces',1,449900);
INSERT INTO order_lines VALUES('demo','KH-10238',0,'CURTAIN-7','Linen curtain, 7 ft, pair',2,219900);
INSERT INTO order_lines VALUES('demo','KH-10239',0,'CHAIR-RATTAN','Rattan lounge chair',1,1299900);
INSERT INTO order_lines VALUES('demo','KH-10240',0,'CLOCK-TEAK','Teak wall clock',1,179900);
CREATE TABLE `orders` (
	`brand_id` text NOT NULL,
	`number` text NOT NULL,
	`status` text NOT NULL,
	`placed_at` integer NOT NULL,
	`customer_name` text,
	`phone` text,
	`email` text,
	`pin_code` text,
	`total_paise` integer NOT NULL,
	PRIMARY KEY(`brand_id`, `number`)
);
INSERT INTO orders VALUES('demo','KH-10234','shipped',1795525304440,'Ananya Rao','+919845012301','ananya@customer.example','560034',319800);
INSERT INTO orders VALUES('demo','KH-10235','shipped',1795093304440,'Rahul Verma','+919811043302','rahul@customer.example','110017',299800);
INSERT INTO orders VALUES('demo','KH-10236','shipped',1795611704440,'Fatima Shaikh','+919820056603','fatima@customer.example','400050',249900);
INSERT INTO orders VALUES('demo','KH-10237','delivered',1794834104440,'Suresh Pillai','+919447078804','suresh@customer.example','682016',449900);
INSERT INTO orders VALUES('demo','KH-10238','confirmed',1795784504440,'Priya Nair','+919886091105','priya@customer.example','560102',439800);
INSERT INTO orders VALUES('demo','KH-10239','shipped',1795352504440,'Imran Khan','+919839012206','imran@customer.example','226010',1299900);
INSERT INTO orders VALUES('demo','KH-10240','cancelled',1795266104440,'Lakshmi Menon','+919840033407','lakshmi@customer.example','600020',179900);
CREATE TABLE `shipments` (
	`brand_id` text NOT NULL,
	`order_number` text NOT NULL,
	`position` integer NOT NULL,
	`carrier` text NOT NULL,
	`tracking_number` text NOT NULL,
	`tracking_url` text,
	`status` text NOT NULL,
	`expected_at` integer,
	`delivered_at` integer,
	PRIMARY KEY(`brand_id`, `order_number`, `position`)
);
INSERT INTO shipments VALUES('demo','KH-10234',0,'Delhivery','3451 0098 7712',NULL,'in-transit',1796043704440,NULL);
INSERT INTO shipments VALUES('demo','KH-10235',0,'Blue Dart','7788 1204 5531',NULL,'in-transit',1795611704440,NULL);
INSERT INTO shipments VALUES('demo','KH-10236',0,'Ecom Express','6620 4417 0093',NULL,'out-for-delivery',1795870904440,NULL);
INSERT INTO shipments VALUES('demo','KH-10237',0,'Delhivery','3451 0096 2208',NULL,'delivered',1795438904440,1795352504440);
INSERT INTO shipments VALUES('demo','KH-10239',0,'Gati','5590 0087 1164',NULL,'delivery-failed',1795784504440,NULL);
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`name` text,
	`language` text,
	`created_at` integer NOT NULL
);
INSERT INTO contacts VALUES('01a22240-4964-7f26-a7c2-16904964f084','demo',NULL,NULL,1795870968164);
INSERT INTO contacts VALUES('01a22240-4e31-773e-b16f-f0edf8e7ec21','demo',NULL,NULL,1795870969393);
INSERT INTO contacts VALUES('01a22240-52b7-713d-a4d1-39246f832a28','demo',NULL,NULL,1795870970551);
INSERT INTO contacts VALUES('01a22240-56ed-7310-8b51-7540091e043e','demo',NULL,NULL,1795870971629);
INSERT INTO contacts VALUES('01a22241-d521-7766-94e3-b24ef4f35f41','demo',NULL,NULL,1795871069473);
INSERT INTO contacts VALUES('01a22241-f5d4-7e83-b85a-6f1b79c4a163','demo',NULL,NULL,1795871077844);
INSERT INTO contacts VALUES('01a22242-1b66-7ebb-a5e5-a2f93126e4f3','demo',NULL,NULL,1795871087462);
INSERT INTO contacts VALUES('01a22242-6348-72db-b27c-08f0301b960a','demo',NULL,NULL,1795871105864);
INSERT INTO contacts VALUES('01a22242-7d94-7bcd-a8a9-389e3152a7f6','demo',NULL,NULL,1795871112596);
INSERT INTO contacts VALUES('01a22243-d98a-77c3-b1e4-515a11aa3ae9','demo',NULL,NULL,1795871201674);
CREATE TABLE `identities` (
	`id` integer PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`proven` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
);
INSERT INTO identities VALUES(1,'demo','01a22240-4964-7f26-a7c2-16904964f084','webchat','eb56d1765bced4d1210dd51bc96c3c3e5a8f5673c1cfb2d072627366f96e77bd',0,1795870968164);
INSERT INTO identities VALUES(2,'demo','01a22240-4e31-773e-b16f-f0edf8e7ec21','webchat','3cb740413384fc5f6138522ba6fa757d8a3eaee861c066add156992572918974',0,1795870969393);
INSERT INTO identities VALUES(3,'demo','01a22240-52b7-713d-a4d1-39246f832a28','webchat','ab206185bf274e680ea9dbe14ab6781fb38570f674954a248a54a5f09b88e43b',0,1795870970551);
INSERT INTO identities VALUES(4,'demo','01a22240-56ed-7310-8b51-7540091e043e','webchat','0404aadeed6b09b07e8d2cc5fc67c878e7b100c1d97fe5ea74fb77445d3a8974',0,1795870971629);
INSERT INTO identities VALUES(5,'demo','01a22241-d521-7766-94e3-b24ef4f35f41','webchat','c7adcb550d32ef310d9f68a7efe1bdef58946c594a9dd425c04f66198d4c5fcd',0,1795871069473);
INSERT INTO identities VALUES(6,'demo','01a22241-f5d4-7e83-b85a-6f1b79c4a163','webchat','00ee3fcb113c628b8c5ef808ed250de2a817bbd862704e0b230069cb2077b196',0,1795871077844);
INSERT INTO identities VALUES(7,'demo','01a22242-1b66-7ebb-a5e5-a2f93126e4f3','webchat','6f80deb4b54e708aadb499ee05e8d80906c79f34b09bfd160cc4195720e49fc6',0,1795871087462);
INSERT INTO identities VALUES(8,'demo','01a22242-6348-72db-b27c-08f0301b960a','webchat','673c6439440c6c5e38af277b91b3792f85dab9afa16e082c84933402d6b45af4',0,1795871105864);
INSERT INTO identities VALUES(9,'demo','01a22242-7d94-7bcd-a8a9-389e3152a7f6','webchat','5bbdb603f51cce93f4a8070ba3374982cdba5fbedcd53202f17d5a7d79e6534d',0,1795871112596);
INSERT INTO identities VALUES(10,'demo','01a22243-d98a-77c3-b1e4-515a11aa3ae9','caller','+919800000000',0,1795871201674);
CREATE TABLE `identity_attempts` (
	`id` integer PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL
);
CREATE TABLE `ticket_events` (
	`id` text NOT NULL,
	`ticket_id` text NOT NULL,
	`seq` integer NOT NULL,
	`actor` text NOT NULL,
	`data` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`ticket_id`, `seq`),
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
INSERT INTO ticket_events VALUES('01a22242-1a24-74bf-95fc-0de6de068cda-1','01a22242-1a24-74bf-95fc-0de6de068cda',1,'bot','{"type":"opened","messageId":"01a22242-141f-7964-87c7-224d923ca7d9"}',1795871087140);
INSERT INTO ticket_events VALUES('01a22242-1a24-74bf-95fc-0de6de068cda-2','01a22242-1a24-74bf-95fc-0de6de068cda',2,'bot','{"type":"acknowledgement-queued","outboundId":"01a22242-1a24-786c-896b-6ef728f454e9"}',1795871087140);
INSERT INTO ticket_events VALUES('01a22242-89ef-7735-ab19-a6f8ba207b8e-1','01a22242-89ef-7735-ab19-a6f8ba207b8e',1,'bot','{"type":"opened","messageId":"01a22242-83f9-7a14-adfa-38a042aaacbf"}',1795871115760);
INSERT INTO ticket_events VALUES('01a22242-89ef-7735-ab19-a6f8ba207b8e-2','01a22242-89ef-7735-ab19-a6f8ba207b8e',2,'bot','{"type":"acknowledgement-queued","outboundId":"01a22242-89f0-71b1-ba15-0b86667b6032"}',1795871115760);
INSERT INTO ticket_events VALUES('01a22243-4f8c-7663-a7e2-3190832d109a-1','01a22243-4f8c-7663-a7e2-3190832d109a',1,'bot','{"type":"opened","messageId":"01a22243-4987-7f01-bed1-1373252bc3a4"}',1795871166382);
INSERT INTO ticket_events VALUES('01a22243-4f8c-7663-a7e2-3190832d109a-2','01a22243-4f8c-7663-a7e2-3190832d109a',2,'bot','{"type":"acknowledgement-queued","outboundId":"01a22243-4fae-7642-85f3-25c08a64d968"}',1795871166382);
CREATE TABLE `ticket_numbers` (
	`number` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
INSERT INTO ticket_numbers VALUES('3732362592','01a22242-1a24-74bf-95fc-0de6de068cda',0);
INSERT INTO ticket_numbers VALUES('5959149887','01a22242-89ef-7735-ab19-a6f8ba207b8e',0);
INSERT INTO ticket_numbers VALUES('6719254266','01a22243-4f8c-7663-a7e2-3190832d109a',0);
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`kind` text NOT NULL,
	`topic` text NOT NULL,
	`order_number` text,
	`summary` text NOT NULL,
	`language` text NOT NULL,
	`state` text NOT NULL,
	`received_at` integer NOT NULL,
	`acknowledged_at` integer,
	`ack_due_at` integer,
	`redress_due_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
INSERT INTO tickets VALUES('01a22242-1a24-74bf-95fc-0de6de068cda','demo','01a22241-f5d4-7e83-b85a-6f1b79c4a163','01a22241-f5d4-745e-9cc5-33d2f16aa48b','complaint','complaint','KH-10234','KH-10234','en','new',1795871085599,NULL,1796043885599,1798463085599,1,1795871087140);
INSERT INTO tickets VALUES('01a22242-89ef-7735-ab19-a6f8ba207b8e','demo','01a22242-7d94-7bcd-a8a9-389e3152a7f6','01a22242-7d94-7465-b744-2c5599c52645','request','hand-off',NULL,'I want to talk to a person','en','new',1795871114233,NULL,NULL,NULL,1,1795871115760);
INSERT INTO tickets VALUES('01a22243-4f8c-7663-a7e2-3190832d109a','demo','01a22242-6348-72db-b27c-08f0301b960a','01a22242-6348-7511-91f8-0ab2f42c722c','complaint','complaint',NULL,'सोफ़े का पाया टूटा हुआ आया, कोई जवाब नहीं देता','hi','new',1795871164807,NULL,1796043964807,1798463164807,1,1795871166382);
CREATE INDEX `account_user` ON `account` (`user_id`);
CREATE UNIQUE INDEX `rate_limit_key_unique` ON `rate_limit` (`key`);
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);
CREATE INDEX `session_user` ON `session` (`user_id`);
CREATE INDEX `two_factor_user` ON `two_factor` (`user_id`);
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);
CREATE INDEX `quarantine_at` ON `quarantine` (`at`);
CREATE UNIQUE INDEX `conversations_thread` ON `conversations` (`account_id`,`thread_key`);
CREATE INDEX `conversations_due` ON `conversations` (`due_at`) WHERE due_at is not null;
CREATE INDEX `conversations_updated` ON `conversations` (`brand_id`,`updated_at`);
CREATE INDEX `conversations_contact` ON `conversations` (`contact_id`);
CREATE UNIQUE INDEX `turns_position` ON `turns` (`conversation_id`,`from_seq`);
CREATE INDEX `attachments_message` ON `attachments` (`message_id`);
CREATE INDEX `attachments_conversation` ON `attachments` (`conversation_id`);
CREATE UNIQUE INDEX `inbox_provider` ON `inbox` (`account_id`,`provider_id`);
CREATE UNIQUE INDEX `inbox_seq` ON `inbox` (`conversation_id`,`seq`);
CREATE INDEX `inbox_timeline` ON `inbox` (`conversation_id`,`timeline_seq`);
CREATE UNIQUE INDEX `outbox_idempotency_key_unique` ON `outbox` (`idempotency_key`);
CREATE INDEX `outbox_timeline` ON `outbox` (`conversation_id`,`timeline_seq`);
CREATE INDEX `outbox_turn` ON `outbox` (`turn_id`);
CREATE INDEX `outbox_provider` ON `outbox` (`account_id`,`provider_id`) WHERE provider_id is not null;
CREATE INDEX `outbox_open` ON `outbox` (`next_attempt_at`) WHERE status = 'queued';
CREATE INDEX `outbox_sending` ON `outbox` (`claimed_at`) WHERE status = 'sending';
CREATE INDEX `outbox_unsettled` ON `outbox` (`conversation_id`,`timeline_seq`) WHERE status in ('queued', 'sending');
CREATE INDEX `outbox_undelivered` ON `outbox` (`brand_id`,`created_at`) WHERE status in ('failed', 'uncertain', 'queued');
CREATE UNIQUE INDEX `identities_value` ON `identities` (`brand_id`,`kind`,`value`);
CREATE INDEX `identities_contact` ON `identities` (`contact_id`);
CREATE INDEX `identity_attempts_key` ON `identity_attempts` (`brand_id`,`key`,`at`);
CREATE INDEX `ticket_numbers_ticket` ON `ticket_numbers` (`ticket_id`);
CREATE INDEX `tickets_updated` ON `tickets` (`brand_id`,`updated_at`);
CREATE INDEX `tickets_state` ON `tickets` (`brand_id`,`state`,`updated_at`);
CREATE INDEX `tickets_ack_due` ON `tickets` (`ack_due_at`);
CREATE INDEX `tickets_redress_due` ON `tickets` (`redress_due_at`);
CREATE INDEX `tickets_conversation` ON `tickets` (`conversation_id`);
CREATE TRIGGER ticket_events_no_update BEFORE UPDATE ON ticket_events
BEGIN SELECT RAISE(ABORT, 'ticket_events is append-only'); END;
CREATE TRIGGER ticket_events_no_delete BEFORE DELETE ON ticket_events
BEGIN SELECT RAISE(ABORT, 'ticket_events is append-only'); END;
COMMIT;
