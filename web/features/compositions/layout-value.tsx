import { VALUE_WORDS } from '#shared/layouts/parameters.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { AwsWord } from '#web/components/aws-word.tsx';

interface LayoutValueProps {
  /** The parameter as the API calls it. */
  member: string;
  value: string | number | boolean | undefined;
}

/** The value of a layout's parameter in words, with what AWS writes beside it. */
export function LayoutValue({ member, value }: LayoutValueProps) {
  if (value === undefined) return <NotGiven>not set</NotGiven>;
  if (value === '') return <AwsWord word="not set" aws={'""'} />;
  if (typeof value === 'number') return `${value} px`;
  if (typeof value === 'boolean') return <AwsWord word={value ? 'Yes' : 'No'} aws={String(value)} />;
  // The name of a token attribute is anything its owner likes, `VIDEO` as well.
  if (member.endsWith('Attribute')) return <code className="font-mono text-xs">{value}</code>;
  return Object.hasOwn(VALUE_WORDS, value) ? (
    <AwsWord word={VALUE_WORDS[value] ?? value} aws={value} />
  ) : (
    value
  );
}
