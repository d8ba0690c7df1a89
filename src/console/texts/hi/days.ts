import type { en } from '../en/index.ts';

export const days: typeof en.days = {
  form: 'दिन/माह/वर्ष',
  choose: 'दिन चुनें',
  monthBefore: 'पिछला महीना',
  monthAfter: 'अगला महीना',
  wrong: 'यह कोई तारीख़ नहीं है। ऐसे लिखें: 29/11/2026',
  beforeFirst: 'आख़िरी दिन पहले दिन से पहले का है।',
  tooMany: (most: number) => `एक बार में ज़्यादा से ज़्यादा ${most} दिन।`,
  past: 'यह दिन बीत चुका है।',
};
