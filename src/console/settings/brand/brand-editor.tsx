import { Accordion, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type BrandInfo, brandsApi } from '../../api/brands.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useNameOf } from '../../parts/use-people.ts';
import { texts } from '../../texts/index.ts';
import { SECTION_FIELDS } from './section-fields.ts';
import { SectionForm } from './section-form.tsx';

const { brand: words } = texts.settings;
/** Another process may serve the next request; it knows a change after some seconds. */
const LOOK_EVERY_MS = 10_000;

/** The settings of one brand, section by section. */
export function BrandEditor({ brand: { id, name } }: { brand: BrandInfo }) {
  const query = useQuery({
    queryKey: ['brand-settings', id],
    queryFn: () => brandsApi.settings(id),
    refetchInterval: LOOK_EVERY_MS,
  });
  const nameOf = useNameOf();
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {name}
      </Title>
      <Loaded query={query}>
        {(settings) => (
          <>
            {settings.updatedBy !== null && settings.updatedAt !== null && (
              <Group gap={6}>
                <Text size="sm" c="dimmed">
                  {words.changedBy(nameOf(settings.updatedBy))}
                </Text>
                <Moment at={settings.updatedAt} />
              </Group>
            )}
            <Accordion variant="separated" multiple keepMounted={false}>
              {SECTION_FIELDS.map((section) => (
                <Accordion.Item key={section.name} value={section.name}>
                  <Accordion.Control>
                    <Group gap="xs">
                      <Text fw={500}>{words.sections[section.name]}</Text>
                      {settings.sections[section.name].isChanged && <Badge color="blue">{words.setHere}</Badge>}
                    </Group>
                  </Accordion.Control>
                  <Accordion.Panel>
                    <SectionForm brandId={id} settings={settings} section={section} />
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
          </>
        )}
      </Loaded>
    </Stack>
  );
}
