import { Sheet } from '../parts/sheet.tsx';
import { texts } from '../texts/index.ts';

export function ReportsPage() {
  return <Sheet title={texts.reports.title}>{null}</Sheet>;
}
