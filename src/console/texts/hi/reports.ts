import type { en } from '../en/index.ts';

export const reports: typeof en.reports = {
  title: 'रिपोर्ट',
  from: 'से',
  until: 'तक',
  brand: 'ब्रांड',
  lastDays: (days: number) => `पिछले ${days} दिन`,
};
