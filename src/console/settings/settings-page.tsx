import { Sheet } from '../parts/sheet.tsx';
import { texts } from '../texts/index.ts';

export function SettingsPage({ section }: { section: string }) {
  return <Sheet title={`${texts.settings.title} ${section}`}>{null}</Sheet>;
}
