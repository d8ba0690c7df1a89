import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Rows } from '../../parts/rows.tsx';
import { Section } from '../../parts/section.tsx';
import { usePeople } from '../../parts/use-people.ts';
import { useMe } from '../../session/use-me.ts';
import { texts } from '../../texts/index.ts';
import { AddPerson } from './add-person.tsx';
import { RoleChoice } from './role-choice.tsx';

const { people } = texts.settings;

/** Who is here, and how much each has. */
export function PeopleSection() {
  const query = usePeople();
  const me = useMe();
  const [isAdding, setAdding] = useState(false);
  return (
    <Section title={texts.settings.sections.people} hint={people.hint}>
      {me.data?.role === 'admin' && (
        <Group>
          <Button size="xs" onClick={() => setAdding(true)}>
            {people.add}
          </Button>
        </Group>
      )}
      {isAdding && <AddPerson onClose={() => setAdding(false)} />}
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
                <RoleChoice key="role" id={id} role={role} name={name} />,
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
