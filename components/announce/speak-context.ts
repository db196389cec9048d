"use client";

import { createContext } from "react";
import type { Message } from "./news.ts";

/**
 * Says where the keyboard has come to, in the live regions of the page: at once, as moving focus would, and kept
 * nowhere. News goes through the announcer. A page that has no regions says nothing.
 */
export const SpeakContext = createContext<(message: Message) => void>(() => {});
