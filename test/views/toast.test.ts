import { describe, expect, it } from "vitest";
import { createNavigation } from "../../views/navigation/store.ts";

const news = { text: "Comment added.", alarming: false };
const alarm = { text: "This customer is locked.", alarming: true };

describe("a toast", () => {
  it("of news comes after an alarm that nobody acknowledged; what else changes does at once", () => {
    const navigation = createNavigation({ toast: alarm });
    navigation.change({ toast: news, typing: "search" });
    expect(navigation.get()).toMatchObject({ toast: alarm, typing: "search" });
    navigation.change({ toast: null });
    expect(navigation.get().toast).toBe(news);
    navigation.change({ toast: null });
    expect(navigation.get().toast).toBeNull();
    navigation.change({ toast: alarm });
    navigation.change({ toast: null });
    expect(navigation.get().toast).toBeNull();
  });

  it("gives way to a later alarm, whatever it is", () => {
    const navigation = createNavigation({ toast: news });
    navigation.change({ toast: alarm });
    const later = { ...alarm, text: "The line was lost." };
    navigation.change({ toast: news });
    navigation.change({ toast: later });
    expect(navigation.get().toast).toBe(later);
    navigation.change({ toast: null });
    expect(navigation.get().toast).toBe(news);
  });
});
