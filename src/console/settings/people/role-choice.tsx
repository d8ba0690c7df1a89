import { Select, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { adminApi } from '../../api/admin.ts';
import { tellError } from '../../parts/tell.ts';
import { useMe } from '../../session/use-me.ts';
import { texts, wordFor } from '../../texts/index.ts';
import { ROLES, roleOf } from './roles.ts';

/** A person's role; administrators change it, but not their own. */
export function RoleChoice({ id, role, name }: { id: string; role: string; name: string }) {
  const me = useMe();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (value: string | null) => adminApi.changeUser(id, { role: roleOf(value) }),
    onError: tellError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  if (me.data?.role !== 'admin' || me.data.id === id) return <Text size="sm">{wordFor(texts.words.roles, role)}</Text>;
  return (
    <Select
      size="xs"
      aria-label={`${texts.settings.people.role}: ${name}`}
      data={ROLES}
      value={role}
      allowDeselect={false}
      disabled={change.isPending}
      onChange={(value) => value !== role && change.mutate(value)}
      w={170}
    />
  );
}
