import { describe, expect, it } from 'vitest';
import { findAlarm } from '../../../src/engine/understand/alarm.ts';
import { lexicon } from '../fixture.ts';

describe('an alarm', () => {
  it.each([
    ['I will go to the consumer court', 'legal'],
    ['You will get a legal notice from my advocate', 'legal'],
    ['I am going to call 1915', 'legal'],
    ['upbhokta forum me jaunga', 'legal'],
    ['मैं उपभोक्ता अदालत जाऊँगा', 'legal'],
    ['this is a scam', 'fraud'],
    ['mere saath dhokha hua hai', 'fraud'],
    ['आपने ठगी की है', 'fraud'],
    ['I got an electric shock from the kettle', 'safety'],
    ['the battery burst while charging', 'safety'],
    ['heater se current laga', 'safety'],
    ['मिक्सर में आग लग गई', 'safety'],
    ['I got an allergic reaction from the cream', 'safety'],
    ['I am fed up with you idiots', 'anger'],
    ['tang aa gaya hu', 'anger'],
    ['क्या बकवास है', 'anger'],
    ['You cheated me, I will see you in court', 'legal'],
  ])('in "%s" is %s', (text, expected) => {
    expect(findAlarm(text, lexicon)).toBe(expected);
  });

  it.each([
    'my order is very late and I am not happy',
    'I want to make a complaint',
    'the product is damaged, bad quality',
    'my order number is DM-1915',
    'I paid Rs 1915',
    'do you supply to a hospital',
    'support for a knee injury',
    'does it cause an allergic reaction?',
    'the colour is too loud, it has a burst of red',
    'where is the court shoe I ordered',
    'कपड़ा फट गया है',
    'मोटर जल गई, वारंटी में है',
    'धूल से एलर्जी वालों के लिए कौन सा गद्दा',
    'motor jal gayi hai warranty me',
    'please refund my money',
    '',
  ])('is not in "%s"', (text) => {
    expect(findAlarm(text, lexicon)).toBeNull();
  });
});
