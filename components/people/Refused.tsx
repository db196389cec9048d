import { isLost, type Refusal } from "./send.ts";
import { WaysBackIn } from "./WaysBackIn.tsx";

/** Why the server did not do it; and the ways back in where the session has ended meanwhile. */
export function Refused({ why }: { readonly why: Refusal }) {
  return (
    <div role="alert">
      <p>{why.message}</p>
      {isLost(why) ? (
        <div className="gm-row">
          <WaysBackIn newTab />
        </div>
      ) : null}
    </div>
  );
}
