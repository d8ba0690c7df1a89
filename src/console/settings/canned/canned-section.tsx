import { Button, Code, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CannedReply, cannedApi } from '../../api/canned.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Rows } from '../../parts/rows.tsx';
import { Section } from '../../parts/section.tsx';
import { useBrandMark } from '../../parts/use-brands.ts';
import { useMe } from '../../session/use-me.ts';
import { language as reading, texts } from '../../texts/index.ts';
import { LANGUAGES } from '../../texts/language.ts';
import { CannedDialog } from './canned-dialog.tsx';

const { canned } = texts.settings;

/** What is said often, in each language of the customers. */
export function CannedSection() {
  const [edited, setEdited] = useState<CannedReply | 'new' | null>(null);
  const markOf = useBrandMark();
  const seesAll = useMe().data?.brandIds === null;
  const query = useQuery({ queryKey: ['canned-replies'], queryFn: cannedApi.list });
  return (
    <Section title={texts.settings.sections['canned-replies']} hint={canned.hint}>
      <Group>
        <Button size="xs" leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
          {canned.new}
        </Button>
      </Group>
      <Loaded query={query}>
        {(rows) => (
          <Rows
            head={[canned.title, texts.shell.language, texts.inbox.message, '']}
            rows={rows.map((row) => ({
              key: row.id,
              cells: cellsOf(row, {
                mark: row.brandId === null ? null : markOf(row.brandId),
                // What is for every brand is changed by those who see every one.
                onEdit: row.brandId === null && !seesAll ? null : () => setEdited(row),
              }),
            }))}
          />
        )}
      </Loaded>
      {edited !== null && (
        <CannedDialog
          reply={edited === 'new' ? null : edited}
          newest={edited === 'new' ? undefined : query.data?.find(({ id }) => id === edited.id)}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  );
}

interface Shown {
  /** Whose it is; null: every brand's, or there is one alone. */
  mark: string | null;
  /** Null: not for this person. */
  onEdit: (() => void) | null;
}

function cellsOf({ title, shortcut, texts: said }: CannedReply, { mark, onEdit }: Shown) {
  return [
    <div key="title">
      <Text size="sm" fw={500}>
        {title}
      </Text>
      <Code>/{shortcut}</Code>
      {mark !== null && (
        <Text size="xs" c="dimmed">
          {mark}
        </Text>
      )}
    </div>,
    <Text key="languages" size="sm">
      {Object.keys(said)
        .map((language) => (language === 'en' || language === 'hi' ? LANGUAGES[language] : language))
        .join(', ')}
    </Text>,
    <Text key="text" size="sm" ta="start" lineClamp={2}>
      {said[reading] ?? Object.values(said)[0]}
    </Text>,
    onEdit === null ? null : (
      <Button key="edit" size="compact-sm" variant="default" onClick={onEdit}>
        {texts.shell.edit}
      </Button>
    ),
  ];
}
