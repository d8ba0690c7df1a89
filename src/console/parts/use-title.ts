import { useDocumentTitle } from '@mantine/hooks';
import { texts } from '../texts/index.ts';

export function useTitle(title: string): void {
  useDocumentTitle(`${title.trim()} – ${texts.shell.product}`);
}
