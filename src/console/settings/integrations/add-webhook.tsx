import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type AddedWebhook, adminApi, WEBHOOK_EVENTS } from '../../api/admin.ts';
import { useBrands } from '../../parts/use-brands.ts';
import { useForm } from '../../session/use-form.ts';
import { texts } from '../../texts/index.ts';
import { AddDialog } from '../add-dialog.tsx';
import { BrandChoice } from '../brand-choice.tsx';

const { integrations: words } = texts.settings;

/** A new address: of which brands, and what it is told. */
export function AddWebhook({ onAdded, onClose }: { onAdded: (added: AddedWebhook) => void; onClose: () => void }) {
  const { data: brands = [] } = useBrands();
  const [brandIds, setBrandIds] = useState<string[]>([]);
  const [events, setEvents] = useState<string[]>([...WEBHOOK_EVENTS]);
  const { fault, isSending, submit } = useForm(async (fields) => {
    const wanted = WEBHOOK_EVENTS.filter((event) => events.includes(event));
    const added = await adminApi.addWebhook({
      brandIds: brandIds.length === 0 ? brands.map(({ id }) => id) : brandIds,
      url: fields('url').trim(),
      events: wanted,
    });
    onAdded(added);
    onClose();
  });
  return (
    <AddDialog
      title={words.newWebhook}
      fault={fault}
      isSending={isSending}
      isReady={events.length > 0 && brands.length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput name="url" label={words.address} defaultValue="https://" maxLength={500} required data-autofocus />
      <BrandChoice value={brandIds} onChange={setBrandIds} />
      <Checkbox.Group label={words.events} value={events} onChange={setEvents}>
        <Stack gap="xs" mt="xs">
          {WEBHOOK_EVENTS.map((event) => (
            <Checkbox key={event} value={event} label={words.eventWords[event]} description={event} />
          ))}
        </Stack>
      </Checkbox.Group>
    </AddDialog>
  );
}
