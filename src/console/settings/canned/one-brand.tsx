import { Select } from '@mantine/core';
import { useState } from 'react';
import { useBrands } from '../../parts/use-brands.ts';
import { useMe } from '../../session/use-me.ts';
import { texts } from '../../texts/index.ts';

const EVERY = '*';

interface Choice {
  /** Null: every brand, for those who see every one. */
  id: string | null;
  choices: { value: string; label: string }[];
  onChange: (id: string | null) => void;
}

/** Whose a thing is; `known` where it is somebody's already. */
export function useOneBrand(known: string | null | undefined): Choice {
  const { data = [] } = useBrands();
  const seesAll = useMe().data?.brandIds === null;
  const [chosen, choose] = useState(known);
  const own = data.map(({ id, name }) => ({ value: id, label: name }));
  const choices = seesAll ? [{ value: EVERY, label: texts.settings.canned.everyBrand }, ...own] : own;
  const first = seesAll ? null : (own[0]?.value ?? null);
  return { id: chosen === undefined ? first : chosen, choices: own.length > 1 ? choices : [], onChange: choose };
}

/** Nothing where there is nothing to choose. */
export function OneBrand({ id, choices, onChange }: Choice) {
  if (choices.length === 0) return null;
  return (
    <Select
      label={texts.settings.integrations.brand}
      data={choices}
      value={id ?? EVERY}
      allowDeselect={false}
      onChange={(value) => onChange(value === EVERY ? null : value)}
    />
  );
}
