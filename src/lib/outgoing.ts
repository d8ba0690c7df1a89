import { lookup as lookUp } from 'node:dns';
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { AppError } from '../core/errors.ts';

export interface OutgoingRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | URLSearchParams;
  signal: AbortSignal;
  /** A redirect is an error unless it is asked for; it is never followed. */
  redirect?: 'manual';
  /**
   * `configured` (the default): an address that the operator wrote, which may be on his own network. `world`: one that
   * came from elsewhere, which must not lead to our own machines. Neither may lead to a cloud's metadata service.
   */
  reach?: 'configured' | 'world';
}

/** Networks that the world does not have: an address given by a user must not reach our own machines (OWASP, SSRF). */
const own = blocked(
  [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '224.0.0.0/3',
  ],
  [
    // Those that carry an address of version 4 in them, by whatever gateway: ::a.b.c.d, mapped, NAT64, Teredo, 6to4.
    '::/96',
    '::ffff:0:0/96',
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '2001::/32',
    '2002::/16',
    'fc00::/7',
    'fe80::/10',
    'fec0::/10',
    'ff00::/8',
  ],
);
/** Where clouds hand out the machine's own keys: nobody has a shop system or a provider there. */
const metadata = blocked(
  ['169.254.0.0/16', '100.100.100.200/32', '168.63.129.16/32'],
  [
    'fe80::/10',
    'fd00:ec2::254/128',
    ...['::ffff', '64:ff9b:'].flatMap((by) => [`${by}:a9fe:0/112`, `${by}:6464:64c8/128`, `${by}:a83f:8110/128`]),
  ],
);

/** The one door for requests to other machines. @throws TypeError with the network's error as its cause, or the signal's reason */
export function outgoing(address: string | URL, request: OutgoingRequest): Promise<Response> {
  const { method = 'GET', signal, reach = 'configured' } = request;
  const url = new URL(address);
  const refused = reach === 'world' ? isOwnAddress : isMetadata;
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (!/^https?:$/.test(url.protocol) || (isIP(literal) !== 0 && refused(literal))) {
    return Promise.reject(failed(new AppError('input.invalid', NOT_ALLOWED)));
  }
  const isForm = request.body instanceof URLSearchParams;
  const headers = {
    accept: '*/*',
    ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    ...request.headers,
  };
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  // A connection that was kept open was checked by the rule of those who opened it.
  const agent = reach === 'world' ? false : url.protocol === 'https:' ? kept.https : kept.http;
  return new Promise((resolve, reject) => {
    const go = (by: typeof agent): void => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const sent = send(url, { method, headers, lookup: guarded(refused), signal, agent: by }, (incoming) => {
        const response = toResponse(incoming);
        if (response.status >= 300 && response.status < 400 && request.redirect !== 'manual') {
          incoming.resume();
          reject(failed(new Error('unexpected redirect')));
        } else resolve(response);
      });
      sent.once('error', (error) => {
        if (method === 'GET' && wasClosedUnused(error, sent)) go(false);
        else reject(signal.aborted ? signal.reason : failed(error));
      });
      sent.end(request.body === undefined ? undefined : String(request.body));
    };
    go(agent);
  });
}

/**
 * A kept connection that the other side closed in the moment in which it was used again
 * (https://nodejs.org/api/http.html#requestreusedsocket). What only reads is asked once more, on a connection of its own;
 * whether anything else was done, nobody knows.
 */
function wasClosedUnused(error: Error, { reusedSocket }: ClientRequest): boolean {
  return reusedSocket && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

export function isOwnAddress(address: string): boolean {
  return own(address);
}

function isMetadata(address: string): boolean {
  return metadata(address);
}

/** Shorter than servers keep an idle connection (Node.js: 5 s), so that none is used in the moment in which it is closed. */
const KEPT = { keepAlive: true, timeout: 4_000, scheduling: 'lifo' } as const;
const kept = { http: new HttpAgent(KEPT), https: new HttpsAgent(KEPT) };

const NOT_ALLOWED = 'this address is not on the public internet';

/** As `fetch` has it: callers look at the cause's code. */
function failed(cause: Error): TypeError {
  return new TypeError(cause instanceof AppError ? cause.message : 'request failed', { cause });
}

function toResponse(incoming: IncomingMessage): Response {
  const { statusCode = 500, headersDistinct } = incoming;
  const headers = new Headers();
  for (const [name, values] of Object.entries(headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const isBare = [204, 205, 304].includes(statusCode);
  if (isBare) incoming.resume();
  return new Response(isBare ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>), {
    status: statusCode,
    headers,
  });
}

/** Checks the address that is connected to, not one that was looked up before: a name may change in between. */
function guarded(refused: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null) done(error, '');
      else if (first === undefined || addresses.some(({ address }) => refused(address))) {
        done(new AppError('input.invalid', NOT_ALLOWED), '');
      } else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

/** Whether an address is in one of the networks; what is no address is too. */
function blocked(four: readonly string[], six: readonly string[]): (address: string) => boolean {
  const lists = { 4: listOf(four, 'ipv4'), 6: listOf(six, 'ipv6') };
  return (address) => {
    const family = isIP(address);
    // Apart, since a list that has ::ffff:0:0/96 takes every address of the old kind for one of it.
    return family === 0 || (family === 4 ? lists[4].check(address, 'ipv4') : lists[6].check(address, 'ipv6'));
  };
}

function listOf(nets: readonly string[], kind: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address = '', prefix] = net.split('/');
    list.addSubnet(address, Number(prefix), kind);
  }
  return list;
}
