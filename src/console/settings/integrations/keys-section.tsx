import { Badge, Button, Code, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiKey, adminApi } from '../../api/admin.ts';
import { AskDialog } from '../../parts/ask-dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Rows } from '../../parts/rows.tsx';
import { Section } from '../../parts/section.tsx';
import { tellError } from '../../parts/tell.ts';
import { texts } from '../../texts/index.ts';
import { SecretNote } from './secret-note.tsx';

const { integrations: words } = texts.settings;

/** Keys of other programs. */
export function KeysSection() {
  const [isAsking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const queries = useQueryClient();
  const list = useQuery({ queryKey: ['keys'], queryFn: adminApi.keys });
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['keys'] });
  const revoke = useMutation({ mutationFn: adminApi.revokeKey, onError: tellError, onSettled: refresh });
  const add = async (name: string): Promise<void> => {
    setSecret((await adminApi.addKey(name)).key);
    await refresh();
  };
  return (
    <Section title={texts.settings.sections.keys} hint={words.keysHint}>
      <Group>
        <Button size="xs" onClick={() => setAsking(true)}>
          {words.newKey}
        </Button>
      </Group>
      {secret !== null && <SecretNote secret={secret} />}
      <Loaded query={list}>
        {(keys) => (
          <Rows
            head={[words.name, words.key, words.used, '']}
            rows={keys.map((key) => ({ key: key.id, cells: cellsOf(key, () => revoke.mutate(key.id)) }))}
          />
        )}
      </Loaded>
      {isAsking && (
        <AskDialog
          title={words.newKey}
          label={words.name}
          confirm={texts.shell.add}
          maxLength={80}
          onAnswer={add}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

function cellsOf({ name, prefix, usedAt, revokedAt }: ApiKey, onRevoke: () => void) {
  return [
    <Text key="name" size="sm" fw={500}>
      {name}
    </Text>,
    <Code key="key">{prefix}…</Code>,
    usedAt === null ? (
      <Text key="used" size="sm" c="dimmed">
        {texts.settings.people.never}
      </Text>
    ) : (
      <Moment key="used" at={usedAt} />
    ),
    revokedAt === null ? (
      <Button key="revoke" size="compact-sm" variant="default" onClick={onRevoke}>
        {words.revoke}
      </Button>
    ) : (
      <Badge key="revoke" color="gray">
        {words.revoked}
      </Badge>
    ),
  ];
}
