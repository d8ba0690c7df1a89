/** Figures, and the register that the law wants kept. */
export const reports = {
  title: 'Reports',
  from: 'From',
  until: 'Until',
  brand: 'Brand',
  lastDays: (days: number) => `Last ${days} days`,
};
