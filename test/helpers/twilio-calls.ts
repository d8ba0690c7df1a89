/** Parameters of "create call" and "update call" that we may use (https://www.twilio.com/docs/voice/api/call-resource). */
const CREATE = new Set([
  'To',
  'From',
  'Url',
  'Method',
  'Timeout',
  'StatusCallback',
  'StatusCallbackMethod',
  'StatusCallbackEvent',
]);
const UPDATE = new Set(['Url', 'Method']);
const PLACE = /^\/2010-04-01\/Accounts\/AC\w+\/Calls(?:\/(CA[0-9a-f]{32}))?\.json$/;

/** A call that was asked for, or (with `Sid`) one that was sent elsewhere. */
export type CallForm = Record<string, string>;

/** Takes requests to the Calls API, strictly; null where the address is another one. */
export function takeCallRequest(
  url: string,
  body: string,
  taken: CallForm[],
): { status: number; body: unknown } | null {
  const [isCall, sid] = PLACE.exec(url) ?? [];
  if (isCall === undefined) return null;
  const form = Object.fromEntries(new URLSearchParams(body));
  const known = sid === undefined ? CREATE : UPDATE;
  const isRight =
    Object.keys(form).every((name) => known.has(name)) &&
    URL.canParse(form['Url'] ?? '') &&
    (sid !== undefined || isDialable(form));
  if (!isRight) return { status: 400, body: { code: 20001 } };
  taken.push(sid === undefined ? form : { ...form, Sid: sid });
  return { status: sid === undefined ? 201 : 200, body: { sid: sid ?? `CA${String(taken.length).padStart(32, '0')}` } };
}

function isDialable({ To: to = '', From: from = '', Timeout: timeout = '60' }: CallForm): boolean {
  const isNumber = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);
  return (isNumber(to) || /^client:\w+$/.test(to)) && isNumber(from) && Number(timeout) > 0 && Number(timeout) <= 600;
}
