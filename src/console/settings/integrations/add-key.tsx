import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type AddedKey, adminApi } from '../../api/admin.ts';
import { useForm } from '../../session/use-form.ts';
import { texts } from '../../texts/index.ts';
import { AddDialog } from '../add-dialog.tsx';
import { BrandChoice, useChosenBrands } from '../brand-choice.tsx';

const { integrations: words } = texts.settings;

/** A new source: one that signs its messages, or one that sends a key along. */
export function AddKey({ onAdded, onClose }: { onAdded: (added: AddedKey) => void; onClose: () => void }) {
  const [kind, setKind] = useState('signed');
  const [brandIds, setBrandIds] = useState<string[]>([]);
  const chosen = useChosenBrands();
  const { fault, isSending, submit } = useForm(async (fields) => {
    const added = await adminApi.addKey({
      name: fields('name').trim(),
      brandIds: chosen(brandIds),
      isSigned: kind === 'signed',
    });
    onAdded(added);
    onClose();
  });
  return (
    <AddDialog title={words.newKey} fault={fault} isSending={isSending} onSubmit={submit} onClose={onClose}>
      <TextInput name="name" label={words.name} maxLength={80} required data-autofocus />
      <Radio.Group label={words.kind} value={kind} onChange={setKind}>
        <Stack gap="xs" mt="xs">
          <Radio value="signed" label={words.signed} description={words.signedHint} />
          <Radio value="bearer" label={words.bearer} description={words.bearerHint} />
        </Stack>
      </Radio.Group>
      <BrandChoice value={brandIds} onChange={setBrandIds} />
    </AddDialog>
  );
}
