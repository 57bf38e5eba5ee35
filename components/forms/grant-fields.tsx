import { FormCheckField, FormSelectField, FormTextField } from '@/components/ui/action-form'

type Choice = { value: string; label: string }

type Props = {
  /** Id of the list of areas; one page holds one. */
  listId: string
  words: {
    role: string
    orgUnit: string
    orgUnitHint: string
    programmes: string
    programmesHint: string
    none: string
  }
  roles: readonly Choice[]
  areas: readonly { id: string; label: string }[]
  programmes: readonly Choice[]
}

/** Role × area × programmes: the parts of a grant, inside an ActionForm. */
export function GrantFields({ listId, words, roles, areas, programmes }: Props) {
  return (
    <>
      <FormSelectField name="role" label={words.role} defaultValue="" required>
        <option value="">{words.none}</option>
        {roles.map((role) => (
          <option key={role.value} value={role.value}>
            {role.label}
          </option>
        ))}
      </FormSelectField>
      <FormTextField
        name="orgUnitId"
        label={words.orgUnit}
        hint={words.orgUnitHint}
        list={listId}
        autoComplete="off"
        required
      />
      <datalist id={listId}>
        {areas.map((area) => (
          <option key={area.id} value={area.label} />
        ))}
      </datalist>
      <fieldset>
        <legend className="font-semibold">{words.programmes}</legend>
        <p className="text-sm text-muted">{words.programmesHint}</p>
        <div className="mt-1 grid">
          {programmes.map((programme) => (
            <FormCheckField
              key={programme.value}
              name="programmeCodes"
              value={programme.value}
              label={programme.label}
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}
