import { localize } from '@atelier/problem';
import { Button, Radio, Select } from 'antd';
import { inputAttributes, useGridKeys } from '../control/attributes.ts';
import { faint, fullWidth, row } from '../control/styles.ts';
import { controlTexts } from '../control/texts.ts';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { answerOf, answers } from './answers.ts';

function valueOf(answer: unknown): boolean | null {
  if (answer === 'yes') return true;
  return answer === 'no' ? false : null;
}

/** Two answers side by side: nothing, yes and no are three different things. */
function Editor(props: EditorProps) {
  return props.compact ? <CompactEditor {...props} /> : <FormEditor {...props} />;
}

function FormEditor({
  field,
  value,
  onChange,
  services,
  id,
  disabled,
  autoFocus,
  invalid,
  describedBy,
}: EditorProps) {
  const { language } = services;
  return (
    <span style={{ ...row, minHeight: 36 }}>
      <Radio.Group
        id={id}
        aria-label={localize(field.label, language)}
        {...(invalid ? { 'aria-invalid': true } : {})}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
        {...(disabled ? { disabled } : {})}
        value={answerOf(value)}
        onChange={(event) => onChange(valueOf(event.target.value))}
      >
        {answers(field, services).map((answer, index) => (
          <Radio key={answer.value} value={answer.value} {...(autoFocus && index === 0 ? { autoFocus } : {})}>
            {answer.label}
          </Radio>
        ))}
      </Radio.Group>
      {typeof value === 'boolean' && !field.required && !disabled ? (
        <Button type="text" size="small" style={faint} onClick={() => onChange(null)}>
          {controlTexts.clear[language]}
        </Button>
      ) : null}
    </span>
  );
}

function CompactEditor(props: EditorProps) {
  const { field, value, onChange, services, autoFocus } = props;
  const keys = useGridKeys(props);
  return (
    <Select
      {...inputAttributes(props)}
      options={answers(field, services)}
      allowClear={!field.required}
      style={fullWidth}
      defaultOpen={autoFocus === true}
      value={answerOf(value)}
      onChange={(answer) => {
        onChange(valueOf(answer));
        keys.commitSoon();
      }}
      onBlur={keys.onBlur}
      onInputKeyDown={(event) => {
        if (event.key === 'Escape') keys.onKeyDown(event);
      }}
    />
  );
}

function FilterInput({ field, value, onChange, services, id }: FilterInputProps) {
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={localize(field.label, services.language)}
      style={{ minWidth: 96 }}
      options={answers(field, services)}
      placeholder={controlTexts.choose[services.language]}
      value={answerOf(value)}
      onChange={(answer) => onChange(valueOf(answer))}
    />
  );
}

export const booleanInputs: FieldInputs = { Editor, FilterInput };
