import { Code, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { brandsApi } from '../../api/brands.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useMe } from '../../session/use-me.ts';
import { texts } from '../../texts/index.ts';
import { BrandCard } from './brand-card.tsx';
import { BrandEditor } from './brand-editor.tsx';

/** What customers are told and what the bot judges by: for administrators to set, for the others to read. */
export function BrandSection() {
  const query = useQuery({ queryKey: ['brands'], queryFn: brandsApi.list, refetchInterval: false });
  const isAdmin = useMe().data?.role === 'admin';
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {isAdmin ? texts.settings.brand.hint : texts.settings.brand.readHint} <Code>redress.config.yaml</Code>
      </Text>
      <Loaded query={query}>
        {(brands) => (
          <Stack gap="xl">
            {brands.map((brand) =>
              isAdmin ? <BrandEditor key={brand.id} brand={brand} /> : <BrandCard key={brand.id} brand={brand} />,
            )}
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}
