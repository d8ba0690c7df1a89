import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { Curve, type KeyPair, NOISE_MODE, NOISE_WA_HEADER, proto } from '@whiskeysockets/baileys';

const TAG_BYTES = 16;

/** One direction of an open connection. */
export interface Sealed {
  seal(plain: Uint8Array): Buffer;
  open(sealed: Uint8Array): Buffer;
}

function ivOf(counter: number): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(counter, 8);
  return iv;
}

function seal(key: Buffer, counter: number, plain: Uint8Array, context: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, ivOf(counter)).setAAD(context);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, counter: number, sealed: Uint8Array, context: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, ivOf(counter)).setAAD(context);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
}

/** The state of a handshake of WhatsApp's Noise (XX, 25519, AES-GCM, SHA-256), for either side. */
function createHandshake() {
  const mode = Buffer.from(NOISE_MODE);
  let hash: Buffer = mode.byteLength === 32 ? mode : createHash('sha256').update(mode).digest();
  let salt: Buffer = hash;
  let key: Buffer = hash;
  let counter = 0;
  const authenticate = (data: Uint8Array): void => {
    hash = createHash('sha256').update(hash).update(data).digest();
  };
  const derive = (input: Uint8Array): [Buffer, Buffer] => {
    const bytes = Buffer.from(hkdfSync('sha256', input, salt, Buffer.alloc(0), 64));
    return [bytes.subarray(0, 32), bytes.subarray(32)];
  };
  authenticate(NOISE_WA_HEADER);
  return {
    authenticate,
    mix(privateKey: Uint8Array, publicKey: Uint8Array): void {
      [salt, key] = derive(Curve.sharedKey(privateKey, publicKey));
      counter = 0;
    },
    seal(plain: Uint8Array): Buffer {
      const sealed = seal(key, counter++, plain, hash);
      authenticate(sealed);
      return sealed;
    },
    open(sealed: Uint8Array): Buffer {
      const plain = open(key, counter++, sealed, hash);
      authenticate(sealed);
      return plain;
    },
    split: (): [Buffer, Buffer] => derive(Buffer.alloc(0)),
  };
}

function transport(sendKey: Buffer, receiveKey: Buffer): Sealed {
  let sent = 0;
  let received = 0;
  const none = Buffer.alloc(0);
  return {
    seal: (plain) => seal(sendKey, sent++, plain, none),
    open: (sealed) => open(receiveKey, received++, sealed, none),
  };
}

export function framed(data: Uint8Array): Buffer {
  const head = Buffer.alloc(3);
  head.writeUIntBE(data.byteLength, 0, 3);
  return Buffer.concat([head, data]);
}

/** Cuts a stream of frames; the introduction in front of the first one is taken off. */
export function createFrames() {
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  return (data: Buffer): Buffer[] => {
    rest = Buffer.concat([rest, data]);
    if (isFirst) {
      const header = Buffer.from(NOISE_WA_HEADER);
      const at = rest.indexOf(header);
      if (at !== -1 && at < 64) rest = rest.subarray(at + header.length);
      isFirst = false;
    }
    const frames: Buffer[] = [];
    while (rest.length >= 3 && rest.length >= 3 + rest.readUIntBE(0, 3)) {
      const end = 3 + rest.readUIntBE(0, 3);
      frames.push(rest.subarray(3, end));
      rest = rest.subarray(end);
    }
    return frames;
  };
}

/** The server's side: answers the hello with the certificate, then finishes. */
export function answerHandshake(hello: Uint8Array, certificate: Uint8Array) {
  const { clientHello } = proto.HandshakeMessage.decode(hello);
  const clientKey = clientHello?.ephemeral ?? new Uint8Array();
  const [ephemeral, fixed] = [Curve.generateKeyPair(), Curve.generateKeyPair()];
  const state = createHandshake();
  state.authenticate(clientKey);
  state.authenticate(ephemeral.public);
  state.mix(ephemeral.private, clientKey);
  const sealedStatic = state.seal(fixed.public);
  state.mix(fixed.private, clientKey);
  const payload = state.seal(certificate);
  const serverHello = { ephemeral: ephemeral.public, static: sealedStatic, payload };
  return {
    answer: framed(proto.HandshakeMessage.encode({ serverHello }).finish()),
    finish(frame: Uint8Array): { connection: Sealed; payload: Buffer } {
      const { clientFinish } = proto.HandshakeMessage.decode(frame);
      const noiseKey = state.open(clientFinish?.static ?? new Uint8Array());
      state.mix(ephemeral.private, noiseKey);
      const login = state.open(clientFinish?.payload ?? new Uint8Array());
      const [first, second] = state.split();
      return { connection: transport(second, first), payload: login };
    },
  };
}

/** The client's side, towards the server behind us. */
export function beginHandshake() {
  const ephemeral: KeyPair = Curve.generateKeyPair();
  const state = createHandshake();
  state.authenticate(ephemeral.public);
  let serverKey: Uint8Array = new Uint8Array();
  const clientHello = { ephemeral: ephemeral.public };
  return {
    hello: Buffer.concat([NOISE_WA_HEADER, framed(proto.HandshakeMessage.encode({ clientHello }).finish())]),
    readHello(frame: Uint8Array): Buffer {
      const { serverHello } = proto.HandshakeMessage.decode(frame);
      serverKey = serverHello?.ephemeral ?? new Uint8Array();
      state.authenticate(serverKey);
      state.mix(ephemeral.private, serverKey);
      state.mix(ephemeral.private, state.open(serverHello?.static ?? new Uint8Array()));
      return state.open(serverHello?.payload ?? new Uint8Array());
    },
    finish(login: Uint8Array): { frame: Buffer; connection: Sealed } {
      const noiseKey = Curve.generateKeyPair();
      const sealedStatic = state.seal(noiseKey.public);
      state.mix(noiseKey.private, serverKey);
      const clientFinish = { static: sealedStatic, payload: state.seal(login) };
      const [first, second] = state.split();
      return {
        frame: framed(proto.HandshakeMessage.encode({ clientFinish }).finish()),
        connection: transport(first, second),
      };
    },
  };
}
