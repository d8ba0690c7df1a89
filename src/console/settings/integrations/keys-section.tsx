import { Badge, Button, Code, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AddedKey, type ApiKey, adminApi } from '../../api/admin.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Rows } from '../../parts/rows.tsx';
import { Section } from '../../parts/section.tsx';
import { SureButton } from '../../parts/sure-button.tsx';
import { tellError } from '../../parts/tell.ts';
import { texts } from '../../texts/index.ts';
import { AddKey } from './add-key.tsx';
import { SecretNote } from './secret-note.tsx';

const { integrations: words } = texts.settings;

/** Keys of other programs. */
export function KeysSection() {
  const [isAsking, setAsking] = useState(false);
  const [added, setAdded] = useState<AddedKey | null>(null);
  const queries = useQueryClient();
  const list = useQuery({ queryKey: ['keys'], queryFn: adminApi.keys });
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['keys'] });
  const revoke = useMutation({ mutationFn: adminApi.revokeKey, onError: tellError, onSettled: refresh });
  return (
    <Section title={texts.settings.sections.keys} hint={words.keysHint}>
      <Group>
        <Button size="xs" onClick={() => setAsking(true)}>
          {words.newKey}
        </Button>
      </Group>
      {added !== null && <SecretNote secret={added.key} hint={addressOf(added)} />}
      <Loaded query={list}>
        {(keys) => (
          <Rows
            head={[words.name, words.kind, words.brands, words.key, words.used, '']}
            rows={keys.map((key) => ({ key: key.id, cells: cellsOf(key, () => revoke.mutate(key.id)) }))}
          />
        )}
      </Loaded>
      {isAsking && (
        <AddKey
          onAdded={(key) => {
            setAdded(key);
            void refresh();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

/** Where the source sends to; in place of `brand` the brand that it is about. */
function addressOf({ id, isSigned, brandIds }: AddedKey): string {
  const brand = brandIds?.length === 1 ? brandIds[0] : words.brandInAddress;
  return `${words.sendTo} ${window.location.origin}/intake/${brand}${isSigned ? `/${id}` : ''}`;
}

function cellsOf({ name, prefix, isSigned, brandIds, usedAt, revokedAt }: ApiKey, onRevoke: () => void) {
  return [
    <Text key="name" size="sm" fw={500}>
      {name}
    </Text>,
    <Text key="kind" size="sm">
      {isSigned ? words.signed : words.bearer}
    </Text>,
    <Text key="brands" size="sm">
      {brandIds === null ? words.allBrands : brandIds.join(', ')}
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
      <SureButton key="revoke" size="compact-sm" label={words.revoke} sure={words.revokeSure} onSure={onRevoke} />
    ) : (
      <Badge key="revoke" color="gray">
        {words.revoked}
      </Badge>
    ),
  ];
}
