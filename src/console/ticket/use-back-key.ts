import { useHotkeys } from '@mantine/hooks';
import { useLocation } from 'wouter';
import { listAddress } from '../inbox/last-list.ts';

/** The list that one came from; `u` goes there. */
export function useBackKey(): string {
  const [, goTo] = useLocation();
  const list = listAddress();
  useHotkeys([['u', () => goTo(list)]]);
  return list;
}
