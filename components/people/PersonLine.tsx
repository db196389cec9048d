import { Avatar } from "#components/ui/Avatar.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Menu, type MenuAct } from "#components/ui/Menu.tsx";
import { Tag } from "#components/ui/Tag.tsx";
import { VisuallyHidden } from "#components/ui/VisuallyHidden.tsx";
import type { PersonShown } from "#lib/wire/api.ts";
import { type Role, roles } from "#lib/wire/roles.ts";

interface Props {
  readonly person: PersonShown;
  readonly me: boolean;
  readonly manages: boolean;
  readonly onMe: () => void;
  /** Goes to where this person is on the map; absent when they are nowhere on it. */
  readonly onGoTo?: () => void;
  readonly onRole: (role: Role) => void;
  readonly onRemove: () => void;
}

/** One person: name, organisation, what they represent, their role, and what can be done. */
export function PersonLine({ person, me, manages, onMe, onGoTo, onRole, onRemove }: Props) {
  const { id, name, organisation, services, role, via } = person;
  const act = (chosen: string) => {
    const next = roles.find((each) => each === chosen);
    if (next === undefined) onRemove();
    else onRole(next);
  };
  return (
    <li className="gm-person">
      <Avatar name={name} id={id} />
      <div className="gm-person__words">
        <p>
          <b>{name}</b>
          {me ? " (you)" : ""}
          {role === "contributor" ? null : <Tag>{role}</Tag>}
        </p>
        <p className="gm-small gm-muted">
          {organisation}
          {services.length === 0 ? null : `. For ${services.join(", ")}`}
        </p>
      </div>
      {onGoTo === undefined ? null : (
        <Button look="quiet" icon="right" onClick={onGoTo}>
          Go to<VisuallyHidden> where {name} is</VisuallyHidden>
        </Button>
      )}
      {me && via === "guest" ? (
        <Button look="quiet" icon="edit" onClick={onMe}>
          Change
        </Button>
      ) : null}
      {manages && !me ? (
        <Menu
          label={`What to do with ${name}`}
          icon="more"
          iconOnly
          look="quiet"
          acts={actsFor(person)}
          onAct={act}
        />
      ) : null}
    </li>
  );
}

function actsFor({ role, via, removed }: PersonShown): readonly MenuAct[] {
  if (removed) return [{ id: "contributor", label: "Let in again", icon: "invite" }];
  const acts: readonly MenuAct[] = [
    { id: "facilitator", label: "Make co-facilitator", icon: "star" },
    { id: "contributor", label: "Make contributor", icon: "edit" },
    { id: "observer", label: "Make observer", icon: "persona" },
    ...(via === "account"
      ? [{ id: "reviewer", label: "Make reviewer", icon: "versions" } as const]
      : []),
  ];
  return [
    ...acts.filter(({ id }) => id !== role),
    { id: "remove", label: "Remove from the map", icon: "remove" },
  ];
}
