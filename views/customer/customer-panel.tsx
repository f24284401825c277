import type { CustomerView } from "../../src/desk.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import type { Language } from "../../src/i18n/language.ts";
import { useLanguage } from "../app/language-context.ts";
import { companyAtCustomer, companySaid } from "../connection/company.ts";
import { useColleagues } from "../connection/use-colleagues.ts";
import { useQuery } from "../data/use-query.ts";
import { emptyLines } from "../look/empty.ts";
import { initialsOf } from "../look/initials.ts";
import { Loading } from "../look/loading.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import type { CustomerTab } from "../navigation/state.ts";
import { Row, type Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { CasesTab } from "./cases-tab.tsx";
import { IdentitiesTab } from "./identities-tab.tsx";
import { MessagesTab } from "./messages-tab.tsx";
import { MoreTab } from "./more-tab.tsx";
import { ProfileTab } from "./profile-tab.tsx";
import { SummaryTab } from "./summary-tab.tsx";
import { TabBar } from "./tab-bar.tsx";
import type { TabProps } from "./tab-props.ts";
import { useShownTab } from "./use-shown-tab.ts";

interface CustomerPanelProps {
  readonly customer: CustomerId;
  readonly width: number;
  readonly height: number;
}

/** The name, who else is there, the tabs, an empty row. */
const headHeight = 4;

/** Customer information: whose, the tabs, and what the chosen tab shows [S4]. Fills the room it is given. */
export const CustomerPanel = ({ customer, width, height }: CustomerPanelProps) => {
  const { text } = useLanguage();
  const tab = useShownTab();
  const view = useQuery("customer", { customer });
  const company = companySaid(companyAtCustomer(useColleagues(), view?.id ?? customer), text);
  if (view === undefined) return <Loading width={width} height={height} />;
  if (view === null) {
    return (
      <Rows
        width={width}
        height={height}
        lines={emptyLines(text.customer.gone, text.customer.goneHint, width)}
      />
    );
  }
  if (tab === null) {
    const lines = emptyLines(text.settings.disabled.noTabs, "", width);
    return <Rows width={width} height={height} lines={lines} />;
  }
  return (
    <>
      <Heading view={view} width={width} />
      <TabBar tab={tab} above={company} width={width} />
      <Row width={width} segments={[]} />
      <Body tab={tab} customer={view} width={width} height={Math.max(1, height - headHeight)} />
    </>
  );
};

const Body = ({ tab, ...props }: TabProps & { tab: CustomerTab }) => {
  switch (tab) {
    case "summary":
      return <SummaryTab {...props} />;
    case "profile":
      return <ProfileTab {...props} />;
    case "cases":
      return <CasesTab {...props} />;
    case "messages":
      return <MessagesTab {...props} />;
    case "identities":
      return <IdentitiesTab {...props} />;
    case "more":
      return <MoreTab {...props} />;
  }
};

/** That it is locked, by whom and when as far as there is room. */
const lockStates = (
  { locked, lockedBy }: CustomerView,
  room: number,
  text: Catalogue,
  dates: Language["dates"],
): readonly string[] => {
  if (!locked) return [];
  if (lockedBy === null) return [text.customer.locked];
  const { by, at } = lockedBy;
  const told = [dates.full(at), dates.short(at, Date.now())].map((date) => text.customer.lockedBy(by, date));
  return [told.find((state) => displayWidth(state) <= room) ?? text.customer.locked];
};

const Heading = ({ view, width }: { view: CustomerView; width: number }) => {
  const { text, dates } = useLanguage();
  const name = safeLine(view.name ?? text.anonymous);
  const others = [
    view.anonymized ? text.customer.anonymized : "",
    view.review ? text.customer.review : "",
  ].filter((state) => state !== "");
  const taken = [`(${initialsOf(name)}) ${name}`, ...others].join("  ");
  const states = [...lockStates(view, width - displayWidth(taken) - 2, text, dates), ...others];
  return (
    <Row
      width={width}
      segments={[
        { text: `(${initialsOf(name)}) `, style: theme.focused },
        { text: name, style: theme.strong },
        ...states.map((state): Segment => ({ text: `  ${state}`, style: theme.warning })),
      ]}
    />
  );
};
