import { Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adminApi } from '../../api/admin.ts';
import { NewPasswordInput } from '../../parts/new-password-input.tsx';
import { useForm } from '../../session/use-form.ts';
import { texts } from '../../texts/index.ts';
import { AddDialog } from '../add-dialog.tsx';
import { BrandChoice, useChosenBrands } from '../brand-choice.tsx';
import { ROLES, roleOf } from './roles.ts';

const { people: words } = texts.settings;

/** A new person; they change the first password themselves. */
export function AddPerson({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const [role, setRole] = useState(roleOf(null));
  const [brandIds, setBrandIds] = useState<string[]>([]);
  const chosen = useChosenBrands();
  const { fault, isSending, submit } = useForm(async (fields) => {
    await adminApi.addUser({
      name: fields('name').trim(),
      email: fields('email').trim(),
      password: fields('password'),
      role,
      brandIds: chosen(brandIds),
    });
    await queries.invalidateQueries({ queryKey: ['people'] });
    onClose();
  });
  return (
    <AddDialog title={words.add} fault={fault} isSending={isSending} onSubmit={submit} onClose={onClose}>
      <TextInput name="name" label={words.name} required maxLength={100} data-autofocus />
      <TextInput name="email" type="email" label={words.email} required />
      <NewPasswordInput name="password" label={words.password} />
      <Select
        label={words.role}
        data={ROLES}
        value={role}
        allowDeselect={false}
        onChange={(value) => setRole(roleOf(value))}
      />
      <BrandChoice value={brandIds} onChange={setBrandIds} />
    </AddDialog>
  );
}
