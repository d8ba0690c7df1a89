import { Badge, Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Person } from '../../api/people.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Rows } from '../../parts/rows.tsx';
import { Section } from '../../parts/section.tsx';
import { useBrands } from '../../parts/use-brands.ts';
import { usePeople } from '../../parts/use-people.ts';
import { useMe } from '../../session/use-me.ts';
import { texts } from '../../texts/index.ts';
import { AddPerson } from './add-person.tsx';
import { ChangePerson } from './change-person.tsx';
import { RoleChoice } from './role-choice.tsx';

const { people } = texts.settings;

/** Who is here, what they see, and how much each has. */
export function PeopleSection() {
  const query = usePeople();
  const me = useMe();
  const { data: brands = [] } = useBrands();
  const [isAdding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Person | null>(null);
  const isAdmin = me.data?.role === 'admin';
  const hasBrands = brands.length > 1;
  return (
    <Section title={texts.settings.sections.people} hint={people.hint}>
      {isAdmin && (
        <Group>
          <Button size="xs" onClick={() => setAdding(true)}>
            {people.add}
          </Button>
        </Group>
      )}
      {isAdding && <AddPerson onClose={() => setAdding(false)} />}
      {changing !== null && <ChangePerson person={changing} hasBrands={hasBrands} onClose={() => setChanging(null)} />}
      <Loaded query={query}>
        {(rows) => (
          <Rows
            head={[
              people.name,
              people.role,
              ...(hasBrands ? [texts.settings.integrations.brands] : []),
              people.status,
              people.load,
              people.seen,
              ...(isAdmin ? [''] : []),
            ]}
            rows={rows.map((person) => ({
              key: person.id,
              cells: [
                ...cellsOf(
                  person,
                  hasBrands ? <BrandNames key="brands" brands={brands} brandIds={person.brandIds} /> : null,
                ),
                ...(isAdmin
                  ? [
                      person.id === me.data?.id ? null : (
                        <ChangeButton key="change" person={person} onClick={setChanging} />
                      ),
                    ]
                  : []),
              ],
            }))}
          />
        )}
      </Loaded>
    </Section>
  );
}

function cellsOf({ id, name, email, role, status, load, capacity, seenAt }: Person, brands: ReactNode): ReactNode[] {
  return [
    <div key="name">
      <Text size="sm" fw={500}>
        {name}
      </Text>
      <Text size="xs" c="dimmed">
        {email}
      </Text>
    </div>,
    <RoleChoice key="role" id={id} role={role} name={name} />,
    ...(brands === null ? [] : [brands]),
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
  ];
}

function BrandNames({
  brands,
  brandIds,
}: {
  brands: readonly { id: string; name: string }[];
  brandIds: Person['brandIds'];
}) {
  const names = brandIds?.map((id) => brands.find((brand) => brand.id === id)?.name ?? id).join(', ');
  return <Text size="sm">{names ?? texts.settings.integrations.allBrands}</Text>;
}

function ChangeButton({ person, onClick }: { person: Person; onClick: (person: Person) => void }) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={people.changeOf(person.name)}
      onClick={() => onClick(person)}
    >
      {people.change}
    </Button>
  );
}
