import { Alert, Button, Group, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type BrandSettings, brandsApi } from '../../api/brands.ts';
import { ApiError, isConflict } from '../../api/call.ts';
import { faultInWords } from '../../parts/fault-in-words.ts';
import { SureButton } from '../../parts/sure-button.tsx';
import { tellDone, tellError } from '../../parts/tell.ts';
import { useKept } from '../../parts/use-kept.ts';
import { texts } from '../../texts/index.ts';
import { Overtaken } from '../overtaken.tsx';
import { type FieldKind, inWords, toText, toValue, valueAt, withValueAt } from './field-kinds.ts';
import type { SECTION_FIELDS } from './section-fields.ts';
import { SettingField } from './setting-field.tsx';

const { brand: words } = texts.settings;

interface Props {
  brandId: string;
  settings: BrandSettings;
  section: (typeof SECTION_FIELDS)[number];
}

interface Begun {
  edited: Readonly<Record<string, string>>;
  isThere: boolean | null;
  /** The section as it was when the first key was pressed. */
  seen: string | null;
}

const NOTHING: Begun = { edited: {}, isThere: null, seen: null };
/** By brand and section. */
const kept = new Map<string, Begun>();

/** One section of a brand. What is typed stays until it is saved, and is never saved over what somebody else set meanwhile. */
export function SectionForm({ brandId, settings, section: { name, optional, hint, fields } }: Props) {
  const { file, now, isChanged } = settings.sections[name];
  const [begun, setBegun] = useKept(kept, `${brandId} ${name}`, NOTHING);
  const { edited, isThere, seen } = begun;
  const [faults, setFaults] = useState<ApiError['fields']>([]);
  const queries = useQueryClient();
  const present = JSON.stringify(now);
  const isOvertaken = seen !== null && seen !== present;
  const isEdited = Object.keys(edited).length > 0 || isThere !== null;
  const has = isThere ?? (optional === undefined || valueAt(now, optional) !== null);

  const forget = (): void => {
    setBegun(NOTHING);
    setFaults([]);
  };
  const change = useMutation({
    /** Null: back to the file's values. */
    mutationFn: (sent: Begun | null) =>
      sent === null
        ? brandsApi.reset(brandId, name, settings.version)
        : brandsApi.change(brandId, name, { version: settings.version, value: draft() }),
    onSuccess: async (after, sent) => {
      queries.setQueryData(['brand-settings', brandId], after);
      setBegun(sinceThen(begun, sent ?? NOTHING, JSON.stringify(after.sections[name].now)));
      setFaults([]);
      tellDone(words.saved);
      await queries.invalidateQueries({ queryKey: ['brands'] });
    },
    onError: async (error) => {
      if (error instanceof ApiError && error.fields.length > 0) setFaults(error.fields);
      else tellError(error);
      if (isConflict(error)) await queries.invalidateQueries({ queryKey: ['brand-settings', brandId] });
    },
  });

  function draft(): Record<string, unknown> {
    if (optional !== undefined && !has) return { [optional]: null };
    return fields.reduce<Record<string, unknown>>((value, { path, kind }) => {
      const text = edited[path];
      return text === undefined ? value : withValueAt(value, path, toValue(kind, text));
    }, now);
  }
  const touch = (next: Partial<Begun>): void => setBegun({ ...begun, seen: seen ?? present, ...next });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setFaults([]);
    change.mutate(begun);
  };
  const beside = (path: string, kind: FieldKind): string => {
    const [inFile, set] = [inWords(kind, valueAt(file, path)), inWords(kind, valueAt(now, path))];
    const typed = edited[path];
    const others = isOvertaken && typed !== undefined && toText(kind, valueAt(now, path)) !== typed;
    return [others ? words.setNow(set) : '', inFile === set ? '' : words.inFile(inFile)].join(' ').trim();
  };
  return (
    <form onSubmit={submit} aria-label={words.sections[name]}>
      <Stack gap="md">
        {hint !== undefined && (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
        {isOvertaken && <Overtaken onTake={forget} onKeep={() => setBegun({ ...begun, seen: present })} />}
        {optional !== undefined && (
          <Switch
            label={words.hasOne}
            checked={has}
            onChange={(event) => touch({ isThere: event.currentTarget.checked })}
          />
        )}
        {has && (
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
            {fields.map((field) => (
              <SettingField
                key={field.path}
                field={field}
                text={edited[field.path] ?? toText(field.kind, valueAt(now, field.path))}
                beside={beside(field.path, field.kind)}
                error={faultOf(faults, field.path)}
                onChange={(text) => touch({ edited: { ...edited, [field.path]: text } })}
              />
            ))}
          </SimpleGrid>
        )}
        <Elsewhere faults={faults} paths={fields.map(({ path }) => path)} />
        <Group gap="xs">
          <Button type="submit" disabled={!isEdited || isOvertaken} loading={change.isPending}>
            {texts.shell.save}
          </Button>
          {isEdited && (
            <Button variant="default" onClick={forget}>
              {texts.shell.cancel}
            </Button>
          )}
          {isChanged && !isEdited && (
            <SureButton
              label={words.backToFile}
              sure={words.backSure}
              loading={change.isPending}
              onSure={() => change.mutate(null)}
            />
          )}
        </Group>
      </Stack>
    </form>
  );
}

/** What was typed while the rest was being saved is still to be saved. */
function sinceThen({ edited, isThere }: Begun, sent: Begun, seen: string): Begun {
  const rest = Object.entries(edited).filter(([path, text]) => sent.edited[path] !== text);
  if (rest.length === 0 && isThere === sent.isThere) return NOTHING;
  return { edited: Object.fromEntries(rest), isThere: isThere === sent.isThere ? null : isThere, seen };
}

/** A list has one field for all of its items. */
function faultOf(faults: ApiError['fields'], field: string): string | undefined {
  const own = faults.filter(({ path }) => path === field || path.startsWith(`${field}.`));
  return own.length === 0 ? undefined : own.map(({ message }) => faultInWords(message, texts.hints)).join(' ');
}

/** What is wrong and belongs to no field of this form must be said too. */
function Elsewhere({ faults, paths }: { faults: ApiError['fields']; paths: readonly string[] }) {
  const others = faults.filter(({ path }) => !paths.some((own) => path === own || path.startsWith(`${own}.`)));
  if (others.length === 0) return null;
  return (
    <Alert color="red" role="alert">
      {others.map(({ path, message }) => `${path}: ${faultInWords(message, texts.hints)}`).join(' ')}
    </Alert>
  );
}
