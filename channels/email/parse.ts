import { type ParsedMail, simpleParser } from 'mailparser';

/** Limits against mails made to choke a parser. */
const LIMITS = { maxHtmlLengthToParse: 2_000_000, keepDeliveryStatus: true, skipImageLinks: true } as const;

export type Mail = ParsedMail;

/** Reads a mail from its bytes. Throws for what is no mail at all. */
export async function parseMail(source: Buffer): Promise<Mail> {
  return simpleParser(source, LIMITS);
}

/** All values of a header, the topmost first, unfolded. */
export function headerValues(mail: Mail, name: string): string[] {
  return mail.headerLines
    .filter(({ key }) => key === name)
    .map(({ line }) =>
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n\s+/g, ' ')
        .trim(),
    );
}

/** The addresses of From, in lower case. More than one, or none, is suspicious. */
export function fromAddresses(mail: Mail): string[] {
  return (mail.from?.value ?? []).flatMap(({ address }) => (address === undefined ? [] : [address.toLowerCase()]));
}

export function listOf(value: string | readonly string[] | undefined): string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : [...value];
}
