import { MultiSelect } from '@mantine/core';
import { useBrands } from '../parts/use-brands.ts';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';

interface Props {
  /** None: all that the reader sees. */
  value: string[];
  onChange: (value: string[]) => void;
}

/** What is meant by a choice; who sees some brands alone gives none of the others. */
export function useChosenBrands(): (value: string[]) => string[] | null {
  const { data = [] } = useBrands();
  const me = useMe();
  return (value) => {
    if (value.length > 0) return value;
    return me.data?.brandIds === null ? null : data.map(({ id }) => id);
  };
}

/** Some of the brands, or all. Where there is one there is nothing to choose. */
export function BrandChoice({ value, onChange }: Props) {
  const { data = [] } = useBrands();
  if (data.length < 2) return null;
  return (
    <MultiSelect
      label={texts.settings.integrations.brands}
      description={texts.settings.integrations.brandsHint}
      data={data.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      clearable
      onChange={onChange}
    />
  );
}
