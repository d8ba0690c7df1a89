import { Group, Select, TextInput } from '@mantine/core';
import { texts } from '../texts/index.ts';

export type PickupWindow = '09-13' | '13-17' | '17-20';
export interface Pickup {
  /** 2026-11-26; empty: none yet. */
  day: string;
  window: PickupWindow;
}

const WINDOWS: readonly PickupWindow[] = ['09-13', '13-17', '17-20'];

/** When the courier comes. */
export function PickupFields({ pickup, onChange }: { pickup: Pickup; onChange: (pickup: Pickup) => void }) {
  return (
    <Group grow align="end">
      <TextInput
        type="date"
        label={texts.orders.day}
        value={pickup.day}
        onChange={(event) => onChange({ ...pickup, day: event.currentTarget.value })}
      />
      <Select
        label={texts.orders.window}
        data={WINDOWS.map((value) => ({ value, label: `${value.replace('-', ':00 – ')}:00` }))}
        value={pickup.window}
        allowDeselect={false}
        onChange={(value) => {
          const window = WINDOWS.find((known) => known === value);
          if (window !== undefined) onChange({ ...pickup, window });
        }}
      />
    </Group>
  );
}
