import { lookup as lookUp } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { AppError } from '../core/errors.ts';

export interface PostRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
}

/** Answers with the status; follows no redirect. @throws where nothing answered, or the address is one of ours */
export type Post = (request: PostRequest) => Promise<number>;

/** Networks that the world does not have: an address given by a user must not reach our own machines (OWASP, SSRF). */
const ownFour = new BlockList();
const ownSix = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  ownFour.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 127],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  ownSix.addSubnet(net, prefix, 'ipv6');

export function isOwnAddress(address: string): boolean {
  const family = isIP(address);
  // Apart, since a list that has ::ffff:0:0/96 takes every address of the old kind for one of it.
  return family === 0 || (family === 4 ? ownFour.check(address, 'ipv4') : ownSix.check(address, 'ipv6'));
}

/** Checks the address that is connected to, not one that was looked up before: a name may change in between. */
export const safePost: Post = ({ url, headers, body, timeoutMs }) =>
  new Promise((resolve, reject) => {
    const { protocol, hostname } = new URL(url);
    const literal = hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) !== 0 && isOwnAddress(literal)) {
      reject(new AppError('input.invalid', 'this address is not on the public internet'));
      return;
    }
    const send = protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(
      url,
      { method: 'POST', headers, lookup: guardedLookup, signal: AbortSignal.timeout(timeoutMs) },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.once('error', reject);
    request.end(body);
  });

const guardedLookup: LookupFunction = (hostname, options, done) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      done(error, '');
      return;
    }
    const bad = addresses.length === 0 || addresses.some(({ address }) => isOwnAddress(address));
    const [first] = addresses;
    if (bad || first === undefined) {
      done(new AppError('input.invalid', 'this name leads to an address that is not on the public internet'), '');
      return;
    }
    if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};
