import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';

export const language: Flow<TextKey> = {
  id: 'language',
  title: 'language.title',
  menu: 10,
  about: 'language',
  start: 'ask',
  steps: {
    ask: {
      kind: 'ask',
      slot: 'language',
      expect: 'language',
      text: 'language.ask',
      next: 'done',
    },
    done: { kind: 'end', text: 'language.done' },
  },
};
