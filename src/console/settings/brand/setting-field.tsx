import { Chip, Group, Input, MultiSelect, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { weekdayName } from '../../parts/formats.ts';
import { texts } from '../../texts/index.ts';
import { CUSTOMER_LANGUAGES } from '../../texts/language.ts';
import type { Field } from './section-fields.ts';

const { brand: words } = texts.settings;
const WEEK = [1, 2, 3, 4, 5, 6, 0];
const BOT_LANGUAGES = Object.entries(CUSTOMER_LANGUAGES).map(([value, label]) => ({ value, label }));
const NOTICES = Object.entries(texts.words.notices).map(([value, label]) => ({ value, label }));

interface Props {
  field: Field;
  text: string;
  /** What stands in the file, or is set now, where that differs. */
  beside: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

/** One setting, typed in the way of its kind. */
export function SettingField({ field: { label, kind, hint }, text, beside, error, onChange }: Props) {
  const description = [hint, beside].filter((part) => part !== undefined && part !== '').join(' ');
  const common = { label, error, ...(description === '' ? {} : { description }) };
  const listed = text === '' ? [] : text.split(',');
  switch (kind) {
    case 'switch':
      return (
        <Switch
          {...common}
          checked={text === 'true'}
          onChange={(event) => onChange(String(event.currentTarget.checked))}
        />
      );
    case 'days':
      return (
        <Input.Wrapper {...common} labelElement="div">
          <Chip.Group multiple value={listed} onChange={(days) => onChange(days.join(','))}>
            <Group gap={6} mt={4}>
              {WEEK.map((day) => (
                <Chip key={day} value={String(day)} size="sm">
                  {weekdayName(day)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
      );
    case 'languages':
      return (
        <MultiSelect {...common} data={BOT_LANGUAGES} value={listed} onChange={(all) => onChange(all.join(','))} />
      );
    case 'notices':
      return <MultiSelect {...common} data={NOTICES} value={listed} onChange={(all) => onChange(all.join(','))} />;
    case 'assign':
      return (
        <Select
          {...common}
          data={[
            { value: 'by-hand', label: words.assignByHand },
            { value: 'round-robin', label: words.assignRoundRobin },
          ]}
          value={text}
          allowDeselect={false}
          onChange={(value) => onChange(value ?? text)}
        />
      );
    case 'payer':
      return (
        <Select
          {...common}
          data={[
            { value: 'shop', label: words.paidByShop },
            { value: 'customer', label: words.paidByCustomer },
          ]}
          value={text === '' ? null : text}
          clearable
          onChange={(value) => onChange(value ?? '')}
        />
      );
    case 'area':
    case 'lines':
    case 'months':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={10}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          type={kind === 'time' ? 'time' : 'text'}
          {...(kind === 'number' || kind === 'rupees' || kind === 'numberOrNone' ? { inputMode: 'decimal' } : {})}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
