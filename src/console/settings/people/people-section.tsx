import { Badge, Text } from '@mantine/core';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Rows } from '../../parts/rows.tsx';
import { Section } from '../../parts/section.tsx';
import { usePeople } from '../../parts/use-people.ts';
import { texts, wordFor } from '../../texts/index.ts';

const { people } = texts.settings;

/** Who is here, and how much each has. */
export function PeopleSection() {
  const query = usePeople();
  return (
    <Section title={texts.settings.sections.people} hint={people.hint}>
      <Loaded query={query}>
        {(rows) => (
          <Rows
            head={[people.name, people.role, people.status, people.load, people.seen]}
            rows={rows.map(({ id, name, email, role, status, load, capacity, seenAt }) => ({
              key: id,
              cells: [
                <div key="name">
                  <Text size="sm" fw={500}>
                    {name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {email}
                  </Text>
                </div>,
                <Text key="role" size="sm">
                  {wordFor(texts.words.roles, role)}
                </Text>,
                <Badge key="status" color={status === 'available' ? 'teal' : 'gray'}>
                  {status === 'available' ? texts.shell.available : texts.shell.away}
                </Badge>,
                <Text key="load" size="sm">
                  {load} {people.of} {capacity}
                </Text>,
                seenAt === null ? (
                  <Text key="seen" size="sm" c="dimmed">
                    {people.never}
                  </Text>
                ) : (
                  <Moment key="seen" at={seenAt} />
                ),
              ],
            }))}
          />
        )}
      </Loaded>
    </Section>
  );
}
