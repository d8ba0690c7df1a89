import { useMediaQuery } from '@mantine/hooks';

/** Too narrow for two columns beside each other. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
}
