declare module 'planer' {
  export function extractFromPlain(text: string): string;
}
declare module 'email-reply-parser' {
  class EmailReplyParser {
    read(text: string): { getVisibleText(): string };
  }
  export = EmailReplyParser;
}
