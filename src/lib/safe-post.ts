import { outgoing } from './outgoing.ts';

export interface PostRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
}

/** Answers with the status; follows no redirect. @throws where nothing answered, or the address is one of ours */
export type Post = (request: PostRequest) => Promise<number>;

/** To an address that a user of the console wrote. */
export const safePost: Post = async ({ url, headers, body, timeoutMs }) => {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await outgoing(url, { method: 'POST', headers, body, signal, reach: 'world', redirect: 'manual' });
  await response.body?.cancel();
  return response.status;
};
