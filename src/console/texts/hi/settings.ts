import type { en } from '../en/index.ts';

export const settings: typeof en.settings = {
  title: 'सेटिंग',
  sections: {
    account: 'आपका खाता',
    channels: 'माध्यम',
    'canned-replies': 'तैयार जवाब',
    brand: 'ब्रांड',
    users: 'लोग',
    keys: 'API कुंजियाँ',
    webhooks: 'वेबहुक',
    audit: 'ऑडिट लॉग',
  },
};
