import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';

/** Five choices and a sentence; who was not content is offered a person. */
export const survey: Flow<TextKey> = {
  id: 'survey',
  title: 'survey.title',
  about: 'survey',
  isCourtesy: true,
  start: 'askScore',
  steps: {
    askScore: {
      kind: 'choose',
      slot: 'score',
      text: 'survey.askScore',
      along: ['askComment'],
      options: [
        { id: '1', label: 'survey.option.1', next: 'askComment' },
        { id: '2', label: 'survey.option.2', next: 'askComment' },
        { id: '3', label: 'survey.option.3', next: 'askComment' },
        { id: '4', label: 'survey.option.4', next: 'askComment' },
        { id: '5', label: 'survey.option.5', next: 'askComment' },
      ],
    },
    askComment: {
      kind: 'ask',
      slot: 'comment',
      expect: 'text',
      text: 'survey.askComment',
      dontHave: 'rate',
      next: 'rate',
    },
    rate: {
      kind: 'call',
      call: 'rate',
      with: { score: { slot: 'score' }, comment: { slot: 'comment' } },
      on: { done: 'byScore' },
    },
    byScore: {
      kind: 'branch',
      cases: [{ when: { slot: 'score', in: ['1', '2'] }, next: 'sorry' }],
      otherwise: 'thanks',
    },
    thanks: { kind: 'end', text: 'survey.thanks' },
    sorry: {
      kind: 'choose',
      slot: 'help',
      text: 'survey.sorry',
      options: [
        { id: 'person', label: 'option.person', next: 'person' },
        { id: 'complaint', label: 'option.complaint', next: 'complain' },
        { id: 'no', label: 'option.noThanks', next: 'thanks' },
      ],
    },
    person: { kind: 'go', flow: 'human', with: {} },
    complain: { kind: 'go', flow: 'complaint', with: {} },
  },
};
