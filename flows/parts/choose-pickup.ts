import type { Steps } from './steps.ts';

/** Day and time for the courier: starts at `askDay`, goes on to `next`. */
export function choosePickup(next: string): Steps {
  return {
    askDay: {
      kind: 'ask',
      slot: 'pickupDay',
      expect: 'future-day',
      text: 'pickup.askDay',
      retry: 'pickup.askDayAgain',
      along: ['askWindow'],
      next: 'checkDay',
    },
    checkDay: {
      kind: 'call',
      call: 'checkPickupDay',
      with: { day: { slot: 'pickupDay' } },
      on: { ok: 'askWindow', 'too-soon': 'dayTooSoon', 'too-late': 'dayTooLate', closed: 'dayClosed' },
    },
    dayTooSoon: { kind: 'say', text: 'pickup.tooSoon', next: 'offerDay' },
    dayTooLate: { kind: 'say', text: 'pickup.tooLate', next: 'offerDay' },
    dayClosed: { kind: 'say', text: 'pickup.closed', next: 'offerDay' },
    offerDay: {
      kind: 'choose',
      slot: 'dayHelp',
      text: 'pickup.offerDay',
      options: [
        { id: 'yes', label: 'pickup.option.thatDay', next: 'takeNextDay' },
        { id: 'other', label: 'pickup.option.otherDay', next: 'forgetDay' },
        { id: 'person', label: 'option.person', next: 'person' },
      ],
    },
    takeNextDay: { kind: 'set', slots: { pickupDay: { slot: 'nextDay' } }, next: 'askWindow' },
    forgetDay: { kind: 'set', slots: { pickupDay: null, pickupWindow: null }, next: 'askDay' },
    askWindow: {
      kind: 'choose',
      slot: 'pickupWindow',
      text: 'pickup.askWindow',
      takesOpening: true,
      options: [
        { id: '09-13', label: 'window.09-13', next },
        { id: '13-17', label: 'window.13-17', next },
        { id: '17-20', label: 'window.17-20', next },
      ],
    },
  };
}
