/** A webhook around people, whose signature is right. */
export interface DeskRequest {
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
}
/** Null: the path belongs to somebody else. */
export type Answer = string | null;
