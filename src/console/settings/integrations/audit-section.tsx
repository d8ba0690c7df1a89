import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { adminApi } from '../../api/admin.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Rows } from '../../parts/rows.tsx';
import { Section } from '../../parts/section.tsx';
import { useNameOf } from '../../parts/use-people.ts';
import { texts, wordFor } from '../../texts/index.ts';

const { integrations: words } = texts.settings;

/** Who changed what of the settings. What happens to tickets stands in their own history. */
export function AuditSection() {
  const query = useQuery({ queryKey: ['audit'], queryFn: adminApi.audit });
  const nameOf = useNameOf();
  return (
    <Section title={texts.settings.sections.audit} hint={words.auditHint}>
      <Loaded query={query}>
        {(entries) => (
          <Rows
            head={[words.who, words.what, words.target, texts.inbox.when]}
            rows={entries.map(({ id, userId, action, target, detail, at }) => ({
              key: id,
              cells: [
                <Text key="who" size="sm">
                  {nameOf(userId)}
                </Text>,
                <Text key="what" size="sm">
                  {saidOf(action)}
                </Text>,
                <Text key="target" size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {target}
                  {detail?.map(({ field, from, to }) => (
                    <Text key={field} component="span" display="block" size="xs" c="dimmed">
                      {field}: {inShort(from)} → {inShort(to)}
                    </Text>
                  ))}
                </Text>,
                <Moment key="when" at={at} />,
              ],
            }))}
          />
        )}
      </Loaded>
    </Section>
  );
}

/** Parts of a brand and of a person, as the pages call them where they are changed. */
const { name, role, secondStepGone } = texts.settings.people;
const PARTS = {
  ...texts.settings.brand.sections,
  name,
  role,
  brandIds: words.brands,
  withoutSecondStep: secondStepGone,
};

/** "brand.changed hours": what was done, and to which part. */
function saidOf(action: string): string {
  const [what = action, ...parts] = action.split(' ');
  const said = wordFor(words.actions, what);
  return parts.length === 0 ? said : `${said}: ${parts.map((part) => wordFor(PARTS, part)).join(', ')}`;
}

const LONGEST = 80;

/** A setting before or after, in a line. */
function inShort(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text === 'null' ? '–' : text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
