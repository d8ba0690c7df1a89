import { Button, Group, Switch, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adminApi } from '../../api/admin.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Rows } from '../../parts/rows.tsx';
import { Section } from '../../parts/section.tsx';
import { SureButton } from '../../parts/sure-button.tsx';
import { tellError } from '../../parts/tell.ts';
import { useBrands } from '../../parts/use-brands.ts';
import { texts, wordFor } from '../../texts/index.ts';
import { AddWebhook } from './add-webhook.tsx';
import { DeliveriesDialog } from './deliveries-dialog.tsx';
import { SecretNote } from './secret-note.tsx';

const { integrations: words } = texts.settings;

/** Where other systems are told of tickets. */
export function WebhooksSection() {
  const [isAdding, setAdding] = useState(false);
  const [shownId, setShownId] = useState<string | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const queries = useQueryClient();
  const list = useQuery({ queryKey: ['webhooks'], queryFn: adminApi.webhooks });
  const { data: brands = [] } = useBrands();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['webhooks'] });
  const change = useMutation({ mutationFn: (work: Promise<unknown>) => work, onError: tellError, onSettled: refresh });
  const rotate = useMutation({
    mutationFn: adminApi.rotateSecret,
    onSuccess: (answer) => setSecret(answer.secret),
    onError: tellError,
  });
  return (
    <Section title={texts.settings.sections.webhooks} hint={words.webhooksHint}>
      <Group>
        <Button size="xs" onClick={() => setAdding(true)}>
          {words.newWebhook}
        </Button>
      </Group>
      {secret !== null && <SecretNote secret={secret} />}
      <Loaded query={list}>
        {(webhooks) => (
          <Rows
            head={[words.address, words.brand, words.events, words.active, '']}
            rows={webhooks.map(({ id, url, brandId, events, isActive }) => ({
              key: id,
              cells: [
                <Text key="url" size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {url}
                </Text>,
                <Text key="brand" size="sm">
                  {brands.find((brand) => brand.id === brandId)?.name ?? brandId}
                </Text>,
                <Text key="events" size="sm">
                  {events.map((event) => wordFor(words.eventWords, event)).join(', ')}
                </Text>,
                <Switch
                  key="active"
                  aria-label={words.active}
                  checked={isActive}
                  onChange={() => change.mutate(adminApi.setWebhook(id, !isActive))}
                />,
                <Group key="actions" gap="xs" justify="flex-end">
                  <Button size="compact-sm" variant="default" onClick={() => setShownId(id)}>
                    {words.deliveries}
                  </Button>
                  <SureButton
                    size="compact-sm"
                    label={words.rotate}
                    sure={words.rotateSure}
                    loading={rotate.isPending}
                    onSure={() => rotate.mutate(id)}
                  />
                  <SureButton
                    size="compact-sm"
                    label={texts.shell.remove}
                    sure={words.removeSure}
                    onSure={() => change.mutate(adminApi.removeWebhook(id))}
                  />
                </Group>,
              ],
            }))}
          />
        )}
      </Loaded>
      {shownId !== null && <DeliveriesDialog webhookId={shownId} onClose={() => setShownId(null)} />}
      {isAdding && (
        <AddWebhook
          onAdded={(added) => {
            setSecret(added.secret);
            void refresh();
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  );
}
