import type { CannedReply } from '../core/desk.ts';

/** Answers that a shop like this gives every day. */
export const demoCanned: readonly CannedReply[] = [
  canned('photo', 'Ask for a photo', {
    en: 'Dear {contactName}, please send us a photo of the damaged part here. We arrange the replacement as soon as we have it.\n\n{agentName}, {brandName}',
    hi: '{contactName} जी, कृपया टूटे हिस्से की एक फ़ोटो यहीं भेजें। मिलते ही हम बदलने का प्रबंध करेंगे।\n\n{agentName}, {brandName}',
  }),
  canned('delay', 'Sorry for the delay', {
    en: 'Dear {contactName}, your order {orderNumber} is late and we are sorry. I have asked the courier and write to you again by tomorrow evening.\n\n{agentName}, {brandName}',
    hi: '{contactName} जी, आपका ऑर्डर {orderNumber} देर से है, हमें खेद है। मैंने कूरियर से पूछा है और कल शाम तक आपको फिर लिखूँगी।\n\n{agentName}, {brandName}',
  }),
  canned('refund', 'Refund is on its way', {
    en: 'Dear {contactName}, your refund for {orderNumber} has been started. Banks take three to five working days to show it.\n\n{agentName}, {brandName}',
    hi: '{contactName} जी, {orderNumber} का रिफ़ंड शुरू हो गया है। बैंक में दिखने में तीन से पाँच कार्यदिवस लगते हैं।\n\n{agentName}, {brandName}',
  }),
  canned('closing', 'Is it solved?', {
    en: 'Dear {contactName}, is everything in order now? Otherwise just answer here: ticket {ticketNumber} opens again by itself.',
    hi: '{contactName} जी, क्या अब सब ठीक है? नहीं तो यहीं जवाब दें: टिकट {ticketNumber} अपने आप फिर खुल जाएगा।',
  }),
];

function canned(shortcut: string, title: string, texts: Record<string, string>): CannedReply {
  return { id: `demo-${shortcut}`, brandId: 'demo', title, shortcut, texts, version: 0 };
}
