import type { DeskReason } from '../../../http/api/answer.ts';

/** Why the server did not do what a person asked for. */
const refusals: Readonly<Record<DeskReason, string>> = {
  'illegal-transition': 'It cannot go from its present state to that one.',
  merged: 'This ticket was merged. Go on with the one that it was merged into.',
  closed: 'This ticket is closed. Open a follow-up.',
  'no-such-colleague': 'This person does not see tickets of the brand.',
  'no-such-conversation': 'This conversation is not there any more.',
  'no-such-message': 'This message is not in the conversations of the ticket.',
  'not-this-contact': 'That conversation is with somebody else. Link it to the ticket first.',
  'other-brand': 'No ticket has this number.',
  'cannot-write': 'This channel cannot be written to. Choose another conversation of the customer.',
  'window-closed':
    'The customer wrote more than 24 hours ago: WhatsApp takes no free text now. Choose a template, or another channel.',
  'no-such-template': 'This number has no such template. Look at its templates again.',
  'template-unapproved': 'WhatsApp has not approved this template, or has stopped it. Choose another one.',
  'template-incomplete': 'Give a value for each variable of the template.',
  'template-too-long': 'With its variables filled in the template is too long. Shorten them.',
  'no-such-file': 'A file of this answer is not there any more. Attach it again.',
  'no-files-here': 'This channel carries no files. Take them away, or choose another conversation of the customer.',
  'too-many-files': 'These are more files than an answer takes, or too large together.',
  'nobody-free': 'Nobody who is available has room for another ticket.',
  'last-conversation': 'The conversation that the ticket came from stays with it.',
  'same-ticket': 'A ticket cannot be merged into itself.',
  'other-customer':
    'That ticket is another customer’s. Whoever answers it will read both and can write to both. To merge them all the same, press “Merge” once more.',
  'not-closed': 'Only a closed ticket is followed up. This one can go on itself.',
  'not-found': 'It is not there any more.',
  stale: 'Somebody was faster.',
  newer: 'Somebody wrote meanwhile; nothing was sent.',
  'too-large': 'This file is too large.',
  'too-many-attachments': 'These are more files than an answer takes, or too large together.',
  'bad-attachment': 'A program, by its content or its name, is not sent to customers.',
  'address-taken': 'Somebody has an account with this address already.',
  'last-administrator': 'This is the last administrator.',
  'own-password': 'You change your own password under “Your account”, with the present one.',
  'demo-person': 'People of the demo do not sign in and have no password.',
  'colleague-busy': 'This colleague cannot take a call just now. Choose another one.',
  'was-released': 'It was released before.',
  'too-many-days': 'Choose at most 400 days, the last one not before the first.',
  settled: 'Nothing about this message is open any more.',
  'dealt-with': 'A colleague has dealt with it meanwhile.',
  'sent-again': 'It was sent again before, or went another way.',
};

export const faults = {
  refusals,
  /** What the server says of itself, where it gave no reason from the list above. */
  said: (_code: string, message: string): string => message,
};
