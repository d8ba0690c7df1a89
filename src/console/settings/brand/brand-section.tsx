import { Code, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { brandsApi } from '../../api/brands.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { texts } from '../../texts/index.ts';
import { BrandCard } from './brand-card.tsx';

/** What the brand file says. It is the one place where it is changed, so that it can be reviewed and kept. */
export function BrandSection() {
  const query = useQuery({ queryKey: ['brands'], queryFn: brandsApi.list, refetchInterval: false });
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {texts.settings.brand.hint} <Code>redress.config.yaml</Code>
      </Text>
      <Loaded query={query}>
        {(brands) => (
          <Stack gap="xl">
            {brands.map((brand) => (
              <BrandCard key={brand.id} brand={brand} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}
