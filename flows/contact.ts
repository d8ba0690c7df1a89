import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';

/** Customer care and the grievance officer, with name, designation and all ways to reach them (rules 4(2) and 4(4)). */
export const contact: Flow<TextKey> = {
  id: 'contact',
  title: 'contact.title',
  about: 'contact',
  start: 'sayCare',
  steps: {
    sayCare: { kind: 'say', text: 'contact.care', next: 'sayOfficer' },
    sayOfficer: { kind: 'say', text: 'contact.officer', next: 'done' },
    done: { kind: 'end', text: 'contact.helpline' },
  },
};
