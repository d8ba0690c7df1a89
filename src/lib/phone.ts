import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** E.164, or nothing where it is not a phone number. Without a country: India. */
export function toPhone(value: string | null | undefined): string | undefined {
  const parsed = parsePhoneNumberFromString(value ?? '', 'IN');
  return parsed?.isValid() === true ? parsed.number : undefined;
}
